package dev.parley.sip.call;

import java.util.concurrent.Executor;

/** A call made to us, which waits until one of {@link #accept} and {@link #reject} is called. */
public final class IncomingSipCall extends SipCall {
  private final ServerCall control;

  IncomingSipCall(String callId, Executor loop, ServerCall control) {
    super(callId, loop, control);
    this.control = control;
  }

  /** Tells the caller that it rings (180). */
  public void ring() {
    onLoop(control::ring);
  }

  /** Gives the caller early media (183); the description is the answer to its offer. */
  public void progress(String sdp) {
    onLoop(() -> control.progress(sdp));
  }

  /** Answers the call (200) with our answer, or with our offer if it came without one. */
  public void accept(String sdp) {
    onLoop(() -> control.accept(sdp));
  }

  /** Refuses the call with a status from 300 to 699. */
  public void reject(int status) {
    if (status < 300 || status > 699) {
      throw new IllegalArgumentException(
          "A call is refused with a status from 300 to 699, not with " + status + ".");
    }
    onLoop(() -> control.reject(status));
  }
}
