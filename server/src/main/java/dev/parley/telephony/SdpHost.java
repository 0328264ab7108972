package dev.parley.telephony;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host of a {@code c=} line (RFC 8866 section 5.7): an address, or a name to look up. */
final class SdpHost {
  private static final Set<String> NO_HOST = Set.of("IN", "IP4", "IP6");

  private SdpHost() {}

  /** The host of a line's value, without a multicast time to live; empty if it names none. */
  static String named(String value) {
    for (String word : value.split("[ \\t]+", -1)) {
      if (!word.isEmpty() && !NO_HOST.contains(word.toUpperCase(Locale.ROOT))) {
        return unbracketed(word.split("/", 2)[0]);
      }
    }
    return "";
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** The address a host is written as; null for a name. */
  static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
