package dev.parley.sip.message;

/**
 * A request.
 *
 * @param method such as {@code INVITE}; case matters
 * @param uri the Request-URI as written
 */
public record SipRequest(String method, String uri, SipHeaders headers, SipBody body)
    implements SipMessage {

  public boolean is(String other) {
    return method.equals(other);
  }

  public SipRequest with(SipHeaders other) {
    return new SipRequest(method, uri, other, body);
  }

  public SipRequest with(String name, String value) {
    return with(headers.with(name, value));
  }

  public SipRequest set(String name, String value) {
    return with(headers.set(name, value));
  }

  public SipRequest withSdp(String sdp) {
    return new SipRequest(
        method, uri, headers.set("Content-Type", "application/sdp"), SipBody.of(sdp));
  }
}
