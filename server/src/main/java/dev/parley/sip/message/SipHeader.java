package dev.parley.sip.message;

/**
 * One header field, its name written out in full and its value unfolded but otherwise untouched.
 *
 * @param name such as {@code "Call-ID"}; compared without regard to case
 * @param value everything after the colon, trimmed
 */
public record SipHeader(String name, String value) {
  public SipHeader {
    if (!SipText.isToken(name)) {
      throw new SipException("A header name is not a token (" + name.length() + " characters).");
    }
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new SipException("The value of " + name + " has a line break. Maybe fold it first.");
    }
  }

  /** Whether this is the header of that name. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
