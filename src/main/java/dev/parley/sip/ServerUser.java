package dev.parley.sip;

/** Takes the requests that are new. */
interface ServerUser {
  /** A request that is no retransmission and not an ACK. */
  void requested(ServerTransaction transaction);

  /** An ACK to a 2xx; it has no transaction of its own. */
  void acknowledged(SipRequest ack);
}
