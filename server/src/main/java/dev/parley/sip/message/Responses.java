package dev.parley.sip.message;

import org.jspecify.annotations.Nullable;

/** Builds responses to requests (RFC 3261 section 8.2.6). */
public final class Responses {
  private Responses() {}

  /**
   * A response with the headers every response copies.
   *
   * @param tag our To tag, added unless the request has one; null adds none
   */
  public static SipResponse of(SipRequest request, int status, @Nullable String tag) {
    return of(request, status, Reasons.of(status), tag);
  }

  public static SipResponse of(
      SipRequest request, int status, String reason, @Nullable String tag) {
    SipHeaders headers = SipHeaders.NONE;
    for (SipHeader field : request.headers().fields()) {
      if (field.is("Via") || (field.is("Record-Route") && (status < 300 && status > 100))) {
        headers = headers.with(field.name(), field.value());
      }
    }
    headers =
        headers
            .with("From", request.mandatory("From"))
            .with("To", to(request, tag))
            .with("Call-ID", request.callId())
            .with("CSeq", request.mandatory("CSeq"));
    return new SipResponse(status, reason, headers, SipBody.EMPTY);
  }

  /** A malformed request may have a To that cannot be read; it is then echoed as it is. */
  private static String to(SipRequest request, @Nullable String tag) {
    String to = request.mandatory("To");
    if (tag == null) {
      return to;
    }
    try {
      NameAddress address = NameAddress.parse(to);
      return address.tag() == null ? to + ";tag=" + tag : to;
    } catch (SipException e) {
      return to;
    }
  }
}
