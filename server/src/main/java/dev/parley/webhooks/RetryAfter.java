package dev.parley.webhooks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header Retry-After: seconds or one of the three forms of a date (RFC 9110 section 10.2.3).
 */
final class RetryAfter {
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC));

  private RetryAfter() {}

  /**
   * When the receiver wants it again.
   *
   * @param latest what is later is as late as this
   * @return null for what means nothing, such as a negative number
   */
  static @Nullable Instant read(String header, Instant now, Instant latest) {
    String text = header.strip();
    Instant wanted = text.matches("\\d+") ? seconds(text, now, latest) : date(text);
    return wanted != null && wanted.isAfter(latest) ? latest : wanted;
  }

  private static Instant seconds(String digits, Instant now, Instant latest) {
    String number = digits.replaceFirst("^0+(?=\\d)", "");
    return number.length() > 9 ? latest : now.plusSeconds(Long.parseLong(number));
  }

  private static @Nullable Instant date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return ZonedDateTime.parse(text, format).toInstant();
      } catch (DateTimeParseException e) {
        // Perhaps it has another of the forms.
      }
    }
    return null;
  }
}
