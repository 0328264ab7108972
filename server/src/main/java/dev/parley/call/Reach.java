package dev.parley.call;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Where requests that others ask for may go: webhooks and the HTTP actions of agents. */
public enum Reach {
  /** The public network only. */
  PUBLIC,
  /** Also this machine, as development needs. */
  LOOPBACK,
  /** Also private and link-local addresses. */
  ANYWHERE;

  /** The one metadata service of a cloud (Azure) that has a public address. */
  private static final byte[] WIRE_SERVER = {(byte) 168, 63, (byte) 129, 16};

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
      return !global(first, second, b[2] & 0xff);
    }
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240
        || Arrays.equals(b, WIRE_SERVER);
  }

  /**
   * Whether an IPv6 address is a global one (RFC 4291 section 2.4) that carries no IPv4 address
   * inside, which a translator or tunnel would take it for: 6to4 (RFC 3056) and Teredo (RFC 4380).
   * IPv4 that is mapped, compatible or behind NAT64 (RFC 6052) is no global address.
   */
  private static boolean global(int first, int second, int third) {
    boolean sixToFour = first == 0x20 && second == 0x02;
    boolean protocols = first == 0x20 && second == 0x01 && third < 0x02;
    return (first & 0xe0) == 0x20 && !sixToFour && !protocols;
  }
}
