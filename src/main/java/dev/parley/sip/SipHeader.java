package dev.parley.sip;

/**
 * One header field, its name written out in full and its value unfolded but otherwise untouched.
 *
 * @param name such as {@code "Call-ID"}; compared without regard to case
 * @param value everything after the colon, trimmed
 */
public record SipHeader(String name, String value) {
  /** Whether this is the header of that name. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
