package dev.parley.sip.transaction;

import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipParams;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipText;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.message.Via;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message came from.
 *
 * @param address the address of the packet or connection, resolved
 */
public record SourceAddress(TransportProtocol transport, InetSocketAddress address) {

  String host() {
    return address.getAddress() == null
        ? address.getHostString()
        : address.getAddress().getHostAddress();
  }

  /** The way back. */
  public Hop hop() {
    return Hop.to(transport, host(), address.getPort());
  }

  /** Notes in the top Via where a request really came from (RFC 3261 18.2.1, RFC 3581). */
  public SipRequest stamp(SipRequest request) {
    Via via = request.via();
    SipParams params = via.params();
    if (params.has("rport")) {
      params = params.with("rport", Integer.toString(address.getPort()));
    }
    if (params.has("rport") || !via.sentBy().host().equals(host())) {
      params = params.with("received", host());
    }
    Via stamped = new Via(via.transport(), via.sentBy(), params);
    String line = request.mandatory("Via");
    int comma = SipText.indexOf(line, ',');
    String value = comma < 0 ? stamped.toString() : stamped + ", " + line.substring(comma + 1);
    return request.with(replaceFirstVia(request.headers(), value));
  }

  private static SipHeaders replaceFirstVia(SipHeaders headers, String value) {
    List<SipHeader> fields = new ArrayList<>(headers.fields());
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).is("Via")) {
        fields.set(i, new SipHeader("Via", value));
        break;
      }
    }
    return new SipHeaders(fields);
  }

  /** Sends a response the way its stamped Via says (RFC 3261 18.2.2, RFC 3581 section 4). */
  public void answer(Network network, Via via, SipResponse response) {
    if (transport.reliable()) {
      Hop back = Hop.answering(transport, host(), address.getPort());
      network.send(back, response, () -> network.send(sentBy(via), response, () -> {}));
    } else {
      String rport = via.params().get("rport");
      boolean symmetric = rport != null && !rport.isEmpty();
      Hop back = symmetric ? Hop.answering(transport, host(), address.getPort()) : sentBy(via);
      network.send(back, response, () -> {});
    }
  }

  private Hop sentBy(Via via) {
    @Nullable String received = via.params().get("received");
    String host = received != null ? received : SipUri.of(null, via.sentBy().host(), 0).plainHost();
    int port = via.sentBy().port() > 0 ? via.sentBy().port() : transport.port();
    return Hop.to(transport, host, port);
  }
}
