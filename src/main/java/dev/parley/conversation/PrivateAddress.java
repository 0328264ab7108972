package dev.parley.conversation;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses that lie inside somebody's own network, or nowhere. */
final class PrivateAddress {
  private PrivateAddress() {}

  /** Whether requests to an address stay off the public network (RFC 6890). */
  static boolean matches(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || special(address);
  }

  private static boolean special(InetAddress address) {
    byte[] b = address.getAddress();
    if (address instanceof Inet6Address) {
      boolean uniqueLocal = (b[0] & 0xfe) == 0xfc;
      boolean translated = b[0] == 0 && b[1] == 0x64 && b[2] == (byte) 0xff && b[3] == (byte) 0x9b;
      return uniqueLocal || translated;
    }
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }
}
