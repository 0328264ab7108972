package dev.parley.outbound;

import dev.parley.call.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;

/** Clients and requests for tests. */
final class Outbounds {
  /** Longer than any test takes. */
  static final Duration LONG = Duration.ofMinutes(5);

  /** Passes while a test waits. */
  static final Duration SHORT = Duration.ofMillis(300);

  private Outbounds() {}

  static OutboundLimits unlimited() {
    return new OutboundLimits(LONG, LONG, LONG, LONG, 1 << 20);
  }

  static OutboundRequest get(String url, OutboundLimits limits) {
    return new OutboundRequest("GET", URI.create(url), Map.of(), null, limits, false);
  }

  static OutboundRequest get(String url) {
    return get(url, unlimited());
  }

  static OutboundRequest following(String url) {
    return new OutboundRequest("GET", URI.create(url), Map.of(), null, unlimited(), true);
  }

  /** A client whose hosts have these addresses, one look-up after another. */
  static OutboundClient asking(Reach reach, String... addresses) {
    Iterator<String> next = List.of(addresses).iterator();
    return asking(reach, (_, _) -> List.of(InetAddress.getByName(next.next())));
  }

  static OutboundClient asking(Reach reach, HostLookup hosts) {
    return new OutboundClient(reach, new DefaultRoutePlanner(null), hosts, HttpStack.systemTrust());
  }

  /** Every host is this machine. */
  static List<InetAddress> loopback(String host, Duration limit) throws UnknownHostException {
    return List.of(InetAddress.getLoopbackAddress());
  }

  /** Why a request has no answer. */
  static OutboundFailure failure(OutboundClient client, OutboundRequest request)
      throws InterruptedException {
    try (OutboundAnswer answer = client.open(request)) {
      byte[] body = answer.bytes();
      throw new AssertionError(
          "an answer: HTTP %d, %d bytes".formatted(answer.status(), body.length));
    } catch (OutboundException e) {
      return e.failure();
    }
  }
}
