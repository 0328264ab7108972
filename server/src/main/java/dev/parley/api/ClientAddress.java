package dev.parley.api;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a client is, as far as it can be held to account: an IPv4 address, or the 64 bits of an
 * IPv6 address that name a network, for everybody has all addresses within it.
 */
record ClientAddress(String network) {
  private static final int NETWORK_BYTES = 8;

  /** The other end of a connection, as a server names it: perhaps in brackets, or with a scope. */
  static InetAddress peer(String text) {
    String address = text.startsWith("[") ? text.substring(1, text.indexOf(']')) : text;
    int scope = address.indexOf('%');
    return InetAddress.ofLiteral(scope < 0 ? address : address.substring(0, scope));
  }

  static ClientAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new ClientAddress(
        HexFormat.of()
            .formatHex(
                address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes));
  }
}
