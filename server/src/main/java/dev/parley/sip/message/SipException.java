package dev.parley.sip.message;

/** What the SIP room throws: text that is not SIP, or a socket that cannot be opened. */
public class SipException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SipException(String message) {
    super(message);
  }

  public SipException(String message, Throwable cause) {
    super(message, cause);
  }
}
