package dev.parley.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message came from.
 *
 * @param address the address of the packet or connection, resolved
 */
record Source(SipTransport transport, InetSocketAddress address) {

  String host() {
    return address.getAddress() == null
        ? address.getHostString()
        : address.getAddress().getHostAddress();
  }

  /** Notes in the top Via where a request really came from (RFC 3261 18.2.1, RFC 3581). */
  SipRequest stamp(SipRequest request) {
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
  void answer(Wire wire, Via via, SipResponse response) {
    if (transport == SipTransport.TCP) {
      Hop back = Hop.answering(SipTransport.TCP, host(), address.getPort());
      wire.send(back, response, () -> wire.send(sentBy(via), response, () -> {}));
    } else {
      String rport = via.params().get("rport");
      boolean symmetric = rport != null && !rport.isEmpty();
      Hop back =
          symmetric ? Hop.answering(SipTransport.UDP, host(), address.getPort()) : sentBy(via);
      wire.send(back, response, () -> {});
    }
  }

  private Hop sentBy(Via via) {
    @Nullable String received = via.params().get("received");
    String host = received != null ? received : SipUri.of(null, via.sentBy().host(), 0).plainHost();
    int port = via.sentBy().port() > 0 ? via.sentBy().port() : 5060;
    return Hop.to(transport, host, port);
  }
}
