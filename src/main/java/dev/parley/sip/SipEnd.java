package dev.parley.sip;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param by whose doing it was
 * @param cause what kind of end
 * @param status the final SIP status of an INVITE that was not answered, 0 when there was none
 * @param reason its reason phrase, or a few words of ours
 * @param retryAfter what the refusing side asked for in Retry-After, or null
 * @param reasonHeader the Reason header (RFC 3326) of the refusal, BYE or CANCEL, or null
 */
public record SipEnd(
    Party by,
    Cause cause,
    int status,
    String reason,
    @Nullable Duration retryAfter,
    @Nullable String reasonHeader) {

  /** Who brought the end about. */
  public enum Party {
    LOCAL,
    REMOTE,
    /** Nobody: a time-out or a broken transport. */
    NETWORK
  }

  /** What kind of end it was. */
  public enum Cause {
    /** Hung up after it was answered. */
    BYE,
    /** Given up before it was answered. */
    CANCELLED,
    /** A final response of 300 or above. */
    REFUSED,
    /** No response within timer B, or only a 100 and not even an answer to our CANCEL. */
    TIMEOUT,
    /** The message could not be sent: no such host, connection refused. */
    TRANSPORT_FAILED,
    /** The other end vanished: a session timer ran out, or an ACK never came. */
    EXPIRED
  }

  static SipEnd of(Party by, Cause cause, int status, String reason) {
    return new SipEnd(by, cause, status, reason, null, null);
  }
}
