package dev.parley.call;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Where requests that others ask for may go: webhooks and the HTTP actions of agents. */
public enum Reach {
  /** The public network only. */
  PUBLIC,
  /** Also this machine, as development needs. */
  LOOPBACK,
  /** Also private and link-local addresses. */
  ANYWHERE;

  /** Whether an address may be connected to (RFC 6890). */
  public boolean includes(InetAddress address) {
    return switch (this) {
      case PUBLIC -> !internal(address);
      case LOOPBACK -> !internal(address) || address.isLoopbackAddress();
      case ANYWHERE -> true;
    };
  }

  private static boolean internal(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || special(address);
  }

  private static boolean special(InetAddress address) {
    byte[] b = address.getAddress();
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    if (address instanceof Inet6Address) {
      // Unique local (RFC 4193), and IPv4 behind a translator (RFC 6052).
      return (first & 0xfe) == 0xfc
          || (first == 0 && second == 0x64 && b[2] == (byte) 0xff && b[3] == (byte) 0x9b);
    }
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }
}
