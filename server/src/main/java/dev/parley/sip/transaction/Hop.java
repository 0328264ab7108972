package dev.parley.sip.transaction;

import org.jspecify.annotations.Nullable;

/**
 * Where a message goes next.
 *
 * @param host a name or an address, without brackets
 * @param use how freely the transport may be chosen
 * @param first of the addresses the host has, the one to try before all others; null for any
 */
public record Hop(
    TransportProtocol transport, String host, int port, Use use, @Nullable String first) {
  /** How freely the transport may be chosen. */
  public enum Use {
    /** A large request may go over another transport, as over TCP instead of UDP. */
    OPEN,
    /** The URI names the transport. */
    FIXED,
    /** A response: on a stream it takes the connection its request came by and opens none. */
    ANSWERING,
    /** The URI asks for a transport we do not speak: nothing may go there. */
    UNSUPPORTED
  }

  public static Hop to(TransportProtocol transport, String host, int port) {
    return new Hop(transport, host, port, Use.OPEN, null);
  }

  static Hop answering(TransportProtocol transport, String host, int port) {
    return new Hop(transport, host, port, Use.ANSWERING, null);
  }

  Hop over(TransportProtocol other) {
    return new Hop(other, host, port, use, first);
  }

  /** The same at one of the addresses the host has. */
  public Hop at(String address) {
    return new Hop(transport, address, port, use, null);
  }

  /** The same, beginning with the address of another hop. */
  public Hop beginningAt(Hop other) {
    return new Hop(transport, host, port, use, other.host);
  }

  /** Whether both are one port of one host, by name. */
  public boolean samePlace(Hop other) {
    return host.equalsIgnoreCase(other.host) && port == other.port;
  }
}
