package dev.parley.sip.transaction;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;

/** Takes what belongs to no transaction yet, or to none any more. */
public interface ServerUser {
  /** A request that is no retransmission, no ACK and no CANCEL. */
  void requested(ServerTransaction transaction);

  /** An ACK to a 2xx; it has no transaction of its own. */
  void acknowledged(SipRequest ack);

  /** A response to an INVITE whose transaction is over. */
  void respondedLate(SipResponse response);
}
