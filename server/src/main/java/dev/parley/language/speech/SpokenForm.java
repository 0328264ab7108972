package dev.parley.language.speech;

import dev.parley.agent.Variable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a value that is kept for programs is said in a sentence, by the first rules. */
public final class SpokenForm {
  private static final Pattern DIGITS = Pattern.compile("\\d{2,}");

  private SpokenForm() {}

  public static String of(Variable.Format format, String value) {
    try {
      return switch (format) {
        case DATE -> date(LocalDate.parse(value));
        case TIME -> time(LocalTime.parse(value));
        case PHONE -> spelled(value);
        case BOOLEAN -> value.equals("true") ? "yes" : value.equals("false") ? "no" : value;
        case TEXT, NUMBER, EMAIL, NAME, ADDRESS, CHOICE -> value;
      };
    } catch (DateTimeException _) {
      return value;
    }
  }

  /** The text with its numbers said digit by digit, in groups of three. */
  public static String spelled(String text) {
    return DIGITS
        .matcher(text)
        .replaceAll(match -> {
          StringBuilder spaced = new StringBuilder();
          String digits = match.group();
          for (int i = 0; i < digits.length(); i++) {
            spaced.append(i == 0 ? "" : i % 3 == 0 ? ", " : " ").append(digits.charAt(i));
          }
          return spaced.toString();
        });
  }

  private static String date(LocalDate date) {
    int day = date.getDayOfMonth();
    String ending =
        day / 10 == 1
            ? "th"
            : switch (day % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return "%s, %s %d%s"
        .formatted(
            date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            day,
            ending);
  }

  private static String time(LocalTime time) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String half = time.getHour() < 12 ? "AM" : "PM";
    return time.getMinute() == 0
        ? "%d %s".formatted(hour, half)
        : "%d:%02d %s".formatted(hour, time.getMinute(), half);
  }
}
