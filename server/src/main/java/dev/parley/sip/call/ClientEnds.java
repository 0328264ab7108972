package dev.parley.sip.call;

import dev.parley.sip.call.SipEnd.Cause;
import dev.parley.sip.call.SipEnd.Party;
import dev.parley.sip.message.SipResponse;

/** What the end of an unanswered call of ours is told as, by the phase in which it came. */
final class ClientEnds {
  private ClientEnds() {}

  /** It was given up before an INVITE left. */
  static SipEnd unbegun() {
    return SipEnd.of(Party.LOCAL, Cause.CANCELLED, 0, "Given up before it was sent");
  }

  /** Not even a provisional response came, or a CANCEL would have ended it. */
  static SipEnd timedOut(ClientPhase phase) {
    Party by = phase.withdrawn() == null ? Party.NETWORK : Party.LOCAL;
    return SipEnd.of(by, Cause.TIMEOUT, 0, "No response");
  }

  /** The INVITE could not be sent. */
  static SipEnd unsent(ClientPhase phase) {
    return phase.withdrawn() == null
        ? SipEnd.of(Party.NETWORK, Cause.TRANSPORT_FAILED, 0, "Not sent")
        : SipEnd.of(Party.LOCAL, Cause.CANCELLED, 0, "Not sent");
  }

  /** An answer crossed our CANCEL. */
  static SipEnd crossed(SipResponse answer) {
    return SipEnd.of(Party.LOCAL, Cause.CANCELLED, answer.status(), answer.reason());
  }

  /** The final response that a CANCEL brought, or that came while we gave up. */
  static SipEnd cancelled(SipResponse refusal) {
    return Refusals.end(Party.LOCAL, Cause.CANCELLED, refusal, null);
  }

  /**
   * The final response to a CANCEL never came.
   *
   * @param progressed whether more than a 100 ever did; if not, no phone was reached
   */
  static SipEnd uncancelled(boolean progressed) {
    return progressed
        ? SipEnd.of(Party.LOCAL, Cause.CANCELLED, 0, "Cancelled")
        : SipEnd.of(Party.LOCAL, Cause.TIMEOUT, 0, "No response but 100");
  }
}
