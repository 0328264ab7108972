package dev.parley.sip;

import org.jspecify.annotations.Nullable;

/**
 * Where a message goes next.
 *
 * @param host a name or an address, without brackets
 * @param use how freely the transport may be chosen
 * @param first of the addresses the host has, the one to try before all others; null for any
 */
record Hop(SipTransport transport, String host, int port, Use use, @Nullable String first) {
  private static final int PORT = 5060;
  private static final int PORT_OF_TLS = 5061;

  /** How freely the transport may be chosen. */
  enum Use {
    /** A large request may go over TCP instead of UDP. */
    OPEN,
    /** The URI names the transport. */
    FIXED,
    /** A response: on a stream it takes the connection its request came by and opens none. */
    ANSWERING,
    /** The URI asks for a transport we do not speak: nothing may go there. */
    UNSPOKEN
  }

  static Hop to(SipTransport transport, String host, int port) {
    return new Hop(transport, host, port, Use.OPEN, null);
  }

  static Hop answering(SipTransport transport, String host, int port) {
    return new Hop(transport, host, port, Use.ANSWERING, null);
  }

  /** The place a URI points to; the given transport applies when the URI names none. */
  static Hop of(SipUri uri, SipTransport transport) {
    String maddr = uri.params().get("maddr");
    SipTransport named = uri.transport();
    boolean unspoken = uri.unspoken() != null;
    int usual = unspoken ? PORT_OF_TLS : PORT;
    return new Hop(
        named != null ? named : transport,
        maddr == null || maddr.isEmpty() ? uri.plainHost() : maddr,
        uri.port() > 0 ? uri.port() : usual,
        unspoken ? Use.UNSPOKEN : named != null ? Use.FIXED : Use.OPEN,
        null);
  }

  Hop over(SipTransport other) {
    return new Hop(other, host, port, use, first);
  }

  /** The same at one of the addresses the host has. */
  Hop at(String address) {
    return new Hop(transport, address, port, use, null);
  }

  /** The same, beginning with the address of another hop. */
  Hop beginningAt(Hop other) {
    return new Hop(transport, host, port, use, other.host);
  }

  /** Whether both are one port of one host, by name. */
  boolean samePlace(Hop other) {
    return host.equalsIgnoreCase(other.host) && port == other.port;
  }
}
