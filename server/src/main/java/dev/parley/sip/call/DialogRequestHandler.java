package dev.parley.sip.call;

import dev.parley.sip.transaction.ServerTransaction;

/** Takes the peer's requests of one method within a dialog. Called on the loop, in their order. */
@FunctionalInterface
interface DialogRequestHandler {
  /** A request has come; it is to be given a final response, now or later. */
  void requested(Session session, ServerTransaction transaction);
}
