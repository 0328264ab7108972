package dev.parley.telephony;

import dev.parley.sip.call.SipEnd;
import dev.parley.telephony.PhoneEvent.Cause;
import java.time.Duration;
import java.util.regex.Pattern;

/** What the end of a SIP call means to somebody on the telephone. */
final class SipEndReasons {
  /** What a peer may write into a phrase of its own, and no text may hold. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private SipEndReasons() {}

  static PhoneEvent.Ended of(SipEnd end) {
    return switch (end.cause()) {
      case BYE, CANCELLED ->
          end.by() == SipEnd.Party.REMOTE
              ? ended(Cause.REMOTE_HANG_UP, 0, "The far end hung up", end)
              : ended(Cause.LOCAL_HANG_UP, 0, "We hung up", end);
      case REFUSED ->
          ended(
              end.by() == SipEnd.Party.LOCAL ? Cause.LOCAL_HANG_UP : refusal(end.status()),
              end.status(),
              "SIP %d %s".formatted(end.status(), end.reason()),
              end);
      case TIMEOUT ->
          ended(Cause.UNAVAILABLE, end.status(), "The far end never answered our INVITE", end);
      case TRANSPORT_FAILED ->
          ended(
              Cause.UNAVAILABLE,
              end.status(),
              "The INVITE could not be sent (%s)".formatted(end.reason()),
              end);
      case UNSUPPORTED_TRANSPORT -> ended(Cause.UNAVAILABLE, 0, "The call cannot go on", end);
      case EXPIRED ->
          ended(
              Cause.FAILED, end.status(), "The far end vanished (%s)".formatted(end.reason()), end);
    };
  }

  /** What a final response says about the number and the trunk (RFC 3261 section 21). */
  static Cause refusal(int status) {
    return switch (status) {
      case 486, 600 -> Cause.BUSY;
      case 408, 480, 487 -> Cause.NO_ANSWER;
      case 603, 607, 608 -> Cause.DECLINED;
      case 404, 410, 416, 484, 485, 604 -> Cause.INVALID_NUMBER;
      case 415, 488, 606 -> Cause.INCOMPATIBLE_MEDIA;
      default -> status >= 500 && status < 600 ? Cause.UNAVAILABLE : Cause.REFUSED;
    };
  }

  private static PhoneEvent.Ended ended(Cause cause, int status, String detail, SipEnd end) {
    StringBuilder text = new StringBuilder(detail);
    Duration retryAfter = end.retryAfter();
    if (retryAfter != null) {
      text.append(" (Retry-After: %d s)".formatted(retryAfter.toSeconds()));
    }
    String reason = end.reasonHeader();
    if (reason != null) {
      text.append(" (Reason: %s)".formatted(reason));
    }
    String warning = end.warning();
    if (warning != null) {
      text.append(" (Warning: %s)".formatted(warning));
    }
    String hint = RefusalHints.of(end);
    if (hint != null) {
      text.append(". ").append(hint).append('.');
    }
    return new PhoneEvent.Ended(cause, status, CONTROL.matcher(text).replaceAll(" "));
  }
}
