package dev.parley.telephony;

import java.util.Locale;

/** What the protocol of an {@code m=} line means to us (RFC 8866 section 5.14). */
enum SdpTransport {
  /**
   * RTP in the clear. RTP/AVPF is that as well: its packets are the same, and who sends none of its
   * early feedback is understood (RFC 4585 section 3.5).
   */
  PLAIN,
  /** SRTP, keyed by the description or by DTLS. */
  ENCRYPTED,
  /** Fax, text, anything else. */
  OTHER;

  static SdpTransport of(String protocol) {
    String name = protocol.toUpperCase(Locale.ROOT);
    if (name.equals("RTP/AVP") || name.equals("RTP/AVPF")) {
      return PLAIN;
    }
    return name.contains("RTP/SAVP") ? ENCRYPTED : OTHER;
  }
}
