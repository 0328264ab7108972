package dev.parley.sip.call;

import dev.parley.sip.message.DtmfInfo;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.transaction.ServerTransaction;

/** The peer's INFO (RFC 6086): keys are taken, packages are not. */
final class InfoServer {
  private InfoServer() {}

  static void requested(Session session, ServerTransaction transaction) {
    SipRequest request = transaction.request();
    DtmfInfo told = DtmfInfo.in(request);
    if (told != null) {
      session.respond(transaction, 200);
      if (!told.keys().isEmpty()) {
        session.happened(new SipCallEvent.Pressed(told.keys(), told.lasted()));
      }
    } else if (request.header("Info-Package") != null) {
      // Section 4.2.2: which packages we take goes with it, and we take none.
      transaction.respond(transaction.response(469).with("Recv-Info", ""));
    } else if (request.body().length() == 0 || optional(request)) {
      session.respond(transaction, 200);
    } else {
      transaction.respond(transaction.response(415).with("Accept", DtmfInfo.TYPES));
    }
  }

  private static boolean optional(SipRequest request) {
    String disposition = request.header("Content-Disposition");
    return disposition != null && disposition.contains("handling=optional");
  }
}
