package dev.parley.sip.call;

import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.transaction.TransportProtocol;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody makes to us.
 *
 * @param requestUri the Request-URI as written
 * @param from the caller's claim of who it is
 * @param to whom it wanted
 * @param callId the SIP Call-ID
 * @param offer the session description offered; null asks us to offer in {@link
 *     IncomingSipCall#accept}
 * @param headers every header of the INVITE
 * @param source where the packet came from
 * @param transport how it came
 */
public record IncomingInvite(
    String requestUri,
    NameAddress from,
    NameAddress to,
    String callId,
    @Nullable String offer,
    List<SipHeader> headers,
    InetSocketAddress source,
    TransportProtocol transport) {

  public IncomingInvite {
    headers = List.copyOf(headers);
  }

  /** The first value of a header, null when it is absent. */
  public @Nullable String header(String name) {
    for (SipHeader header : headers) {
      if (header.is(name)) {
        return header.value();
      }
    }
    return null;
  }
}
