package dev.parley.tts;

import dev.parley.language.speech.SpokenAddress;
import dev.parley.language.speech.SpokenPhone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text as a voice can say it, whichever it is: without Markdown, marks and pictures; with addresses
 * and telephone numbers as somebody says them who has them written down; dates in figures, which
 * the engines read day first, in words. Money and clock times the engines read well themselves;
 * what one needs that knows only words is {@link WrittenOut}.
 */
final class SpokenText {
  private static final Pattern FIGURES = Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b");
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern UNSAYABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{So}\\p{Cs}\\p{Me}\\uFE0E\\uFE0F\\x{1F3FB}-\\x{1F3FF}*_`#~|<>•]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SpokenText() {}

  static String of(String text) {
    String addressed = SpokenAddress.in(Markdown.without(text));
    String dated = FIGURES.matcher(addressed).replaceAll(SpokenText::figures);
    dated = ISO.matcher(dated).replaceAll(SpokenText::iso);
    String plain = SpokenPhone.in(dated);
    plain = plain.replaceAll("#\\s?(?=\\d)", "number ").replaceAll("(?<=\\d) ?° ?(?=[CF]\\b)", "°");
    plain = plain.replace("°C", " degrees Celsius").replace("°F", " degrees Fahrenheit");
    plain = plain.replace("°", " degrees ").replace("&", " and ").replace('\u2019', '\'');
    plain = UNSAYABLE.matcher(plain).replaceAll(" ");
    return SPACES.matcher(plain).replaceAll(" ").replaceAll(" (?=[.,;:!?](\\s|$))", "").strip();
  }

  /** The month stands first, as Americans write, unless only the other order makes a date. */
  private static String figures(MatchResult match) {
    int first = Integer.parseInt(match.group(1));
    int second = Integer.parseInt(match.group(2));
    int year = Integer.parseInt(match.group(3));
    return first > 12 ? date(match, year, second, first) : date(match, year, first, second);
  }

  private static String iso(MatchResult match) {
    return date(
        match,
        Integer.parseInt(match.group(1)),
        Integer.parseInt(match.group(2)),
        Integer.parseInt(match.group(3)));
  }

  private static String date(MatchResult match, int year, int month, int day) {
    try {
      LocalDate date = LocalDate.of(year, month, day);
      String name = date.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
      return name + " " + day + ending(day) + ", " + year;
    } catch (DateTimeException _) {
      return match.group();
    }
  }

  private static String ending(int day) {
    if (day >= 11 && day <= 13) {
      return "th";
    }
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
