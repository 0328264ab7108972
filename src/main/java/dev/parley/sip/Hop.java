package dev.parley.sip;

/**
 * Where a message goes next.
 *
 * @param host a name or an address, without brackets
 * @param use how freely the transport may be chosen
 */
record Hop(SipTransport transport, String host, int port, Use use) {
  /** How freely the transport may be chosen. */
  enum Use {
    /** A large request may go over TCP instead of UDP. */
    OPEN,
    /** The URI names the transport. */
    FIXED,
    /** A response: on a stream it takes the connection its request came by and opens none. */
    ANSWERING
  }

  static Hop to(SipTransport transport, String host, int port) {
    return new Hop(transport, host, port, Use.OPEN);
  }

  static Hop answering(SipTransport transport, String host, int port) {
    return new Hop(transport, host, port, Use.ANSWERING);
  }

  /** The place a URI points to; the given transport applies when the URI names none we speak. */
  static Hop of(SipUri uri, SipTransport transport) {
    String maddr = uri.params().get("maddr");
    SipTransport named = uri.transport();
    return new Hop(
        named != null ? named : transport,
        maddr == null || maddr.isEmpty() ? uri.plainHost() : maddr,
        uri.port() > 0 ? uri.port() : 5060,
        named != null ? Use.FIXED : Use.OPEN);
  }

  Hop over(SipTransport other) {
    return new Hop(other, host, port, use);
  }
}
