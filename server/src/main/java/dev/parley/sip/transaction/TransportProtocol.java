package dev.parley.sip.transaction;

import org.jspecify.annotations.Nullable;

/**
 * A way for SIP messages to travel: what it is called and what it can do (RFC 3261 section 18).
 *
 * @param viaName as written in a Via header, such as {@code TLS}
 * @param uriName as written in the {@code transport} parameter of a URI, such as {@code tls}
 * @param port the port that is meant where a URI names none
 * @param reliable whether connections deliver: nothing is sent again above them, and a response
 *     takes the connection of its request
 * @param secures the {@code transport} that a sips URI names when it means this one, such as {@code
 *     tcp} for TLS (RFC 3261 section 26.2.2); null for a transport in clear
 * @param opens whether a peer can be reached at its address; if not, only over the connection it
 *     has opened to us, as a browser by WebSocket (RFC 7118)
 * @param larger what requests take that are too large for this one (RFC 3261 section 18.1.1), null
 *     if none is
 */
public record TransportProtocol(
    String viaName,
    String uriName,
    int port,
    boolean reliable,
    @Nullable String secures,
    boolean opens,
    @Nullable TransportProtocol larger) {
  /** RFC 3261 section 18. */
  public static final TransportProtocol TCP = stream("TCP", "tcp", 5060);

  /** The one a sip URI means that names none (RFC 3263 section 4.1). */
  public static final TransportProtocol UDP =
      new TransportProtocol("UDP", "udp", 5060, false, null, true, TCP);

  /** A transport of connections, in clear, that either side can open. */
  public static TransportProtocol stream(String viaName, String uriName, int port) {
    return new TransportProtocol(viaName, uriName, port, true, null, true, null);
  }

  /** The same, as what a sips URI means with that {@code transport}. */
  public TransportProtocol securing(String transport) {
    return new TransportProtocol(viaName, uriName, port, reliable, transport, opens, larger);
  }

  /** The same, where only the peer can open a connection. */
  public TransportProtocol openedByPeers() {
    return new TransportProtocol(viaName, uriName, port, reliable, secures, false, larger);
  }

  /** The parameter by which a URI of ours names it; empty where none is needed. */
  public String parameter() {
    return equals(UDP) ? "" : ";transport=" + uriName;
  }

  /** Whether a sips URI means this one, with that {@code transport} or none. */
  boolean secures(@Nullable String transport) {
    return secures != null
        && (transport == null || transport.equals(uriName) || transport.equals(secures));
  }

  @Override
  public String toString() {
    return viaName;
  }
}
