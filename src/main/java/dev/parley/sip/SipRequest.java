package dev.parley.sip;

/**
 * A request.
 *
 * @param method such as {@code INVITE}; case matters
 * @param uri the Request-URI as written
 */
record SipRequest(String method, String uri, SipHeaders headers, SipBody body)
    implements SipMessage {

  boolean is(String other) {
    return method.equals(other);
  }

  SipRequest with(SipHeaders other) {
    return new SipRequest(method, uri, other, body);
  }

  SipRequest with(String name, String value) {
    return with(headers.with(name, value));
  }

  SipRequest set(String name, String value) {
    return with(headers.set(name, value));
  }

  SipRequest withSdp(String sdp) {
    return new SipRequest(
        method, uri, headers.set("Content-Type", "application/sdp"), SipBody.of(sdp));
  }
}
