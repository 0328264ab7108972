package dev.parley.sip.call;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A call as its owner holds it, made by us or to us. Every method may be called from any thread: it
 * posts to the {@code sip-loop} and returns at once. A request that no longer fits the state of the
 * call, such as accepting one that has been cancelled, does nothing; the listener has heard why.
 */
public sealed class SipCall permits IncomingSipCall {
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
