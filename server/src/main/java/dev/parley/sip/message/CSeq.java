package dev.parley.sip.message;

/**
 * A CSeq header (RFC 3261 section 20.16).
 *
 * @param number below 2^31
 * @param method the method of the request
 */
public record CSeq(long number, String method) {
  static CSeq parse(String text) {
    String value = text.strip();
    int end = 0;
    while (end < value.length() && value.charAt(end) > ' ') {
      end++;
    }
    long number = SipText.number(value.substring(0, end), Integer.MAX_VALUE);
    String method = value.substring(end).strip();
    if (number < 0 || !SipText.isToken(method)) {
      throw new SipException("A CSeq is not a number below 2^31 and a method.");
    }
    return new CSeq(number, method);
  }

  @Override
  public String toString() {
    return number + " " + method;
  }
}
