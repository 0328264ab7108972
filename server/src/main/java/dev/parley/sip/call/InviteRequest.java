package dev.parley.sip.call;

import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call to be made.
 *
 * @param target the Request-URI
 * @param route where the INVITE goes first (outbound proxy), null to go straight to the target
 * @param from the calling identity, without tag
 * @param to the called identity, without tag
 * @param callId the SIP Call-ID; the caller gives it, so that one attempt can never be two calls
 * @param transport how the INVITE travels when neither route nor target name a transport
 * @param credentials answers to 401 and 407; null refuses to authenticate
 * @param offer the session description offered; null lets the callee offer in its 2xx
 * @param headers further headers, sent as they are in every INVITE of the call's set-up
 * @param redirects which targets of a 3xx may be followed, once; a refused one ends the call
 */
public record InviteRequest(
    SipUri target,
    @Nullable SipUri route,
    NameAddress from,
    NameAddress to,
    String callId,
    TransportProtocol transport,
    @Nullable Credentials credentials,
    @Nullable String offer,
    List<SipHeader> headers,
    RedirectRule redirects) {

  public InviteRequest {
    headers = List.copyOf(headers);
  }

  /** A call over UDP straight to its target, without credentials, following one redirection. */
  public static InviteRequest of(
      SipUri target, NameAddress from, String callId, @Nullable String offer) {
    return new InviteRequest(
        target,
        null,
        from,
        NameAddress.of(null, target),
        callId,
        TransportProtocol.UDP,
        null,
        offer,
        List.of(),
        RedirectRule.ANY);
  }

  /** The same by an outbound proxy. */
  InviteRequest withRoute(SipUri proxy) {
    return new InviteRequest(
        target, proxy, from, to, callId, transport, credentials, offer, headers, redirects);
  }

  /** The same by another transport. */
  public InviteRequest withTransport(TransportProtocol other) {
    return new InviteRequest(
        target, route, from, to, callId, other, credentials, offer, headers, redirects);
  }

  /** The same with an account to answer challenges with. */
  InviteRequest withCredentials(Credentials account) {
    return new InviteRequest(
        target, route, from, to, callId, transport, account, offer, headers, redirects);
  }

  /** The same with further headers. */
  InviteRequest withHeaders(List<SipHeader> further) {
    return new InviteRequest(
        target, route, from, to, callId, transport, credentials, offer, further, redirects);
  }

  /** The same with a rule for redirections. */
  InviteRequest withRedirects(RedirectRule allowed) {
    return new InviteRequest(
        target, route, from, to, callId, transport, credentials, offer, headers, allowed);
  }
}
