package dev.parley.sip.call;

import dev.parley.sip.message.SdpBody;
import dev.parley.sip.transaction.ServerTransaction;
import java.util.concurrent.Executor;

/** The peer's OPTIONS, within a dialog or not: tells what we can (RFC 3261 section 11.2). */
final class OptionsServer implements RequestHandler, DialogRequestHandler {
  private final CallContext context;

  OptionsServer(CallContext context) {
    this.context = context;
  }

  @Override
  public void requested(ServerTransaction transaction, Executor loop) {
    tell(transaction);
  }

  @Override
  public void requested(Session session, ServerTransaction transaction) {
    tell(transaction);
  }

  private void tell(ServerTransaction transaction) {
    transaction.respond(
        context
            .presented(transaction.response(200))
            .with("Accept", SdpBody.TYPE)
            .with("Supported", context.methods().supported()));
  }
}
