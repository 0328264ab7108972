package dev.parley.sip.call;

import dev.parley.sip.call.SessionTimers.Agreed;
import dev.parley.sip.message.SdpBody;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipText;
import dev.parley.sip.transaction.ServerTransaction;
import dev.parley.sip.transaction.SupportedTransports;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An INVITE that begins a call: refused for what it asks, or shown to the handler. */
final class InviteServer implements RequestHandler {
  private static final Logger LOG = LoggerFactory.getLogger(InviteServer.class);

  private final CallContext context;
  private final SipHandler handler;
  private final BooleanSupplier overloaded;

  /**
   * The server of INVITEs.
   *
   * @param overloaded whether new calls must be refused with 503
   */
  InviteServer(CallContext context, SipHandler handler, BooleanSupplier overloaded) {
    this.context = context;
    this.handler = handler;
    this.overloaded = overloaded;
  }

  @Override
  public void requested(ServerTransaction transaction, Executor loop) {
    SipRequest invite = transaction.request();
    SupportedTransports transports = context.network().transports();
    SessionExpiry policy = context.config().sessionExpiry();
    Agreed agreed = SessionTimers.asServer(invite, policy);
    String missing = Dialog.missingTransportBack(transports, invite);
    if (overloaded.getAsBoolean()) {
      int seconds = 2 + context.tokens().random().nextInt(5);
      refuse(transaction, 503, "Retry-After", Integer.toString(seconds));
    } else if (SdpBody.unsupported(invite)) {
      refuse(transaction, 415, "Accept", SdpBody.TYPE);
    } else if (missing != null) {
      String why = SipEnd.wanting(transports, missing, "the way back");
      refuse(transaction, 488, "Warning", "399 parley " + SipText.quote(why));
    } else if (agreed instanceof Agreed.TooSmall) {
      refuse(transaction, 422, "Min-SE", Long.toString(policy.minimum().toSeconds()));
    } else {
      present(new ServerCall(context, transaction, agreed));
    }
  }

  private static void refuse(
      ServerTransaction transaction, int status, String header, String value) {
    transaction.respond(transaction.response(status).with(header, value));
  }

  private void present(ServerCall call) {
    try {
      call.offerTo(handler);
    } catch (RuntimeException e) {
      LOG.error("The handler of incoming calls failed.", e);
      call.reject(500);
    }
  }
}
