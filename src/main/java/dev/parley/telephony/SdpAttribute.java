package dev.parley.telephony;

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

  static SdpAttribute parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? property(text.strip())
        : new SdpAttribute(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  @Override
  public String toString() {
    return value.isEmpty() ? name : name + ":" + value;
  }
}
