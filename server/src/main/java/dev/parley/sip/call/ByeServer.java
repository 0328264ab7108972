package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.transaction.ServerTransaction;

/** The peer's BYE (RFC 3261 section 15.1.2). */
final class ByeServer {
  private ByeServer() {}

  static void requested(Session session, ServerTransaction transaction) {
    SipRequest bye = transaction.request();
    session.respond(transaction, 200);
    session.end(
        SipEnd.of(SipEnd.Party.REMOTE, SipEnd.Cause.BYE, 0, "Hung up", Refusals.reasons(bye)));
  }
}
