package dev.parley.sip;

/** The peer's INFO (RFC 6086): keys are taken, packages are not. */
final class InfoServer {
  private InfoServer() {}

  static void requested(Session session, ServerTransaction transaction) {
    SipRequest request = transaction.request();
    KeyInfo told = KeyInfo.in(request);
    if (told != null) {
      session.respond(transaction, 200);
      if (!told.keys().isEmpty()) {
        session.happened(new SipCallEvent.Pressed(told.keys(), told.lasted()));
      }
    } else if (request.header("Info-Package") != null) {
      // Section 4.2.2: which packages we take goes with it, and we take none.
      transaction.respond(Responses.of(request, 469, null).with("Recv-Info", ""));
    } else if (request.body().length() == 0 || optional(request)) {
      session.respond(transaction, 200);
    } else {
      transaction.respond(Responses.of(request, 415, null).with("Accept", KeyInfo.TYPES));
    }
  }

  private static boolean optional(SipRequest request) {
    String disposition = request.header("Content-Disposition");
    return disposition != null && disposition.contains("handling=optional");
  }
}
