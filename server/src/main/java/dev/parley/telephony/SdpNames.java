package dev.parley.telephony;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The host names in the {@code c=} lines of a session description's text. */
final class SdpNames {
  /** No telephone names more; what is beyond is not looked up. */
  private static final int MOST = 4;

  private SdpNames() {}

  /** The names in the order they come in. */
  static Set<String> in(String sdp) {
    if (sdp.indexOf("c=") < 0) {
      return Set.of();
    }
    return sdp.lines()
        .map(SdpNames::named)
        .filter(name -> !name.isEmpty())
        .limit(MOST)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The text with addresses in the place of names; a name without one stays. */
  static String with(String sdp, Map<String, InetAddress> addresses) {
    return sdp.lines()
        .map(line -> {
          InetAddress address = addresses.get(named(line));
          return address == null ? line : connection(address);
        })
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String connection(InetAddress address) {
    String kind = address instanceof Inet6Address ? "IP6" : "IP4";
    return "c=IN %s %s".formatted(kind, address.getHostAddress().replaceFirst("%.*", ""));
  }

  /** The host name of a line; empty when it has none. */
  private static String named(String line) {
    String stripped = line.strip();
    if (!stripped.startsWith("c=")) {
      return "";
    }
    String host = SdpHost.named(stripped.substring(2));
    return SdpHost.literal(host) == null ? host : "";
  }
}
