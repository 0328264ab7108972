package dev.parley.telephony;

import java.util.Locale;

/**
 * An {@code a=} line (RFC 8866 section 5.13).
 *
 * @param value empty for a property such as {@code sendrecv}
 */
record SdpAttribute(String name, String value) {
  /** An attribute that is there or not, such as {@code rtcp-mux}. */
  static SdpAttribute property(String name) {
    return new SdpAttribute(name, "");
  }

  /** Reads a value; names are told apart without regard to case, as some peers shout. */
  static SdpAttribute parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    return colon < 0 ? property(name) : new SdpAttribute(name, text.substring(colon + 1).strip());
  }

  @Override
  public String toString() {
    return value.isEmpty() ? name : name + ":" + value;
  }
}
