package dev.parley.sip;

import java.util.Locale;

/** How SIP messages travel (RFC 3261 section 18). */
public enum SipTransport {
  UDP,
  TCP;

  /** Whether the transport itself delivers, so that nothing is retransmitted above it. */
  boolean reliable() {
    return this == TCP;
  }

  /** As written in a Via header. */
  String viaName() {
    return name();
  }

  /** As written in a URI's {@code transport} parameter. */
  String uriName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
