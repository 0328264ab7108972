package dev.parley.sip.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Session-Expires header (RFC 4028 section 4).
 *
 * @param refresher {@code uac}, {@code uas} or null
 */
public record SessionExpires(Duration interval, @Nullable String refresher) {

  public static @Nullable SessionExpires in(SipMessage message) {
    String value = message.header("Session-Expires");
    if (value == null) {
      return null;
    }
    Duration interval = seconds(value);
    int semicolon = value.indexOf(';');
    return interval == null
        ? null
        : new SessionExpires(
            interval, semicolon < 0 ? null : refresher(value.substring(semicolon)));
  }

  private static @Nullable String refresher(String params) {
    try {
      return SipParams.parse(params).get("refresher");
    } catch (SipException e) {
      return null;
    }
  }

  /** The Min-SE header, null when there is none that can be read. */
  public static @Nullable Duration minimum(SipMessage message) {
    String value = message.header("Min-SE");
    return value == null ? null : seconds(value);
  }

  private static @Nullable Duration seconds(String value) {
    int semicolon = value.indexOf(';');
    String digits = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    long seconds = SipText.number(digits, Integer.MAX_VALUE);
    return seconds < 0 ? null : Duration.ofSeconds(seconds);
  }

  @Override
  public String toString() {
    return interval.toSeconds() + (refresher == null ? "" : ";refresher=" + refresher);
  }
}
