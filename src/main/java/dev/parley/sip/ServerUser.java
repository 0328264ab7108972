package dev.parley.sip;

/** Takes what belongs to no transaction yet, or to none any more. */
interface ServerUser {
  /** A request that is no retransmission and not an ACK. */
  void requested(ServerTransaction transaction);

  /** An ACK to a 2xx; it has no transaction of its own. */
  void acknowledged(SipRequest ack);

  /** A response to an INVITE whose transaction is over. */
  void respondedLate(SipResponse response);
}
