package dev.parley.sip;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call. Every method may be called from any thread: it posts to the {@code sip-loop} and
 * returns at once. A request that no longer fits the state of the call, such as accepting one that
 * has been cancelled, does nothing; the listener has heard why.
 */
public final class SipCall {
  private final String callId;
  private final Executor loop;
  private final CallControl control;

  SipCall(String callId, Executor loop, CallControl control) {
    this.callId = callId;
    this.loop = loop;
    this.control = control;
  }

  /** The SIP Call-ID. */
  public String callId() {
    return callId;
  }

  /** Tells an incoming caller that it rings (180). */
  public void ring() {
    loop.execute(control::ring);
  }

  /** Gives an incoming caller early media (183); the description is the answer to its offer. */
  public void progress(String sdp) {
    loop.execute(() -> control.progress(sdp));
  }

  /** Answers an incoming call (200) with our answer, or with our offer if it came without one. */
  public void accept(String sdp) {
    loop.execute(() -> control.accept(sdp));
  }

  /** Refuses an incoming call with a status from 300 to 699. */
  public void reject(int status) {
    if (status < 300 || status > 699) {
      throw new IllegalArgumentException(
          "A call is refused with a status from 300 to 699, not with " + status + ".");
    }
    loop.execute(() -> control.reject(status));
  }

  /**
   * Answers what {@link SipCallEvent.Offered} or an {@link SipCallEvent.Answered} with {@code
   * answerNeeded} brought.
   */
  public void answerOffer(String sdp) {
    loop.execute(() -> control.answerOffer(sdp));
  }

  /** Refuses an offer made within the call, as a rule with 488; the session stays as it was. */
  public void refuseOffer(int status) {
    loop.execute(() -> control.refuseOffer(status));
  }

  /** Offers a change of an established session by re-INVITE. */
  public void reoffer(String sdp) {
    loop.execute(() -> control.reoffer(sdp));
  }

  /**
   * Asks the other end of an established call whether it is still there; {@link
   * SipCallEvent.Probed} follows.
   */
  public void probe() {
    loop.execute(control::probe);
  }

  /** Does something on the {@code sip-loop}, as what the listener is told. It must not block. */
  public void onLoop(Runnable something) {
    loop.execute(something);
  }

  /** Ends the call in any state: CANCEL, BYE or refusal with 480, whichever is right. */
  public void hangUp() {
    hangUp(null);
  }

  /** Ends the call in any state, telling why in a Reason header (RFC 3326) unless it is null. */
  public void hangUp(@Nullable String reasonHeader) {
    loop.execute(() -> control.hangUp(reasonHeader));
  }
}
