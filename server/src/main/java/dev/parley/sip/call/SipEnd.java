package dev.parley.sip.call;

import dev.parley.sip.transaction.SupportedTransports;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param by whose doing it was
 * @param cause what kind of end
 * @param status the final SIP status of an INVITE that was not answered, 0 when there was none
 * @param reason its reason phrase, or a few words of ours
 * @param retryAfter what the refusing side asked for in Retry-After, or null
 * @param reasonHeader the Reason headers (RFC 3326) of the refusal, BYE or CANCEL, or null
 * @param warning the code and text of the refusal's Warning headers, or null
 * @param remark what stood in the way, in a sentence of ours for a person, or null
 */
public record SipEnd(
    Party by,
    Cause cause,
    int status,
    String reason,
    @Nullable Duration retryAfter,
    @Nullable String reasonHeader,
    @Nullable String warning,
    @Nullable String remark) {

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
    /** The other end wants to be reached by a transport we do not speak, such as TLS. */
    UNSUPPORTED_TRANSPORT,
    /** The other end vanished: a session timer ran out, or an ACK never came. */
    EXPIRED
  }

  static SipEnd of(Party by, Cause cause, int status, String reason) {
    return new SipEnd(by, cause, status, reason, null, null, null, null);
  }

  /** The end of a call by a Reason header of the other end, or without one. */
  static SipEnd of(Party by, Cause cause, int status, String reason, @Nullable String header) {
    return new SipEnd(by, cause, status, reason, null, header, null, null);
  }

  /**
   * The end of a call that cannot go on in a transport we do not speak.
   *
   * @param wanted the transport, such as {@code TLS}
   * @param where what names it
   */
  static SipEnd unsupported(
      SupportedTransports transports, int status, String wanted, String where) {
    return new SipEnd(
        Party.LOCAL,
        Cause.UNSUPPORTED_TRANSPORT,
        status,
        wanted,
        null,
        null,
        null,
        wanting(transports, wanted, where));
  }

  static String wanting(SupportedTransports transports, String wanted, String where) {
    return "%s wants %s, which Parley does not speak yet. Maybe the carrier has an address for %s"
        .formatted(
            where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1),
            wanted,
            transports.viaNames());
  }
}
