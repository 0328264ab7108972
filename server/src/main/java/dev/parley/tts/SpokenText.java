package dev.parley.tts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text as a voice can say it. Money, telephone numbers, clock times and addresses the engines read
 * well themselves; dates in figures they read day first, and marks they take for their own.
 */
final class SpokenText {
  private static final Pattern FIGURES = Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b");
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern UNSAYABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{So}\\p{Cs}*_`#~|<>]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SpokenText() {}

  static String of(String text) {
    String dated = FIGURES.matcher(text).replaceAll(SpokenText::figures);
    dated = ISO.matcher(dated).replaceAll(SpokenText::iso);
    String plain = TAG.matcher(dated).replaceAll(" ");
    plain = plain.replace("&", " and ").replace('\u2019', '\'');
    plain = UNSAYABLE.matcher(plain).replaceAll(" ");
    return SPACES.matcher(plain).replaceAll(" ").strip();
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
