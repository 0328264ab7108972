package dev.parley.tts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of {@link SpokenText} with all that is figures or signs in words, for a voice that
 * knows only words: times, dates, money, units and numbers, abbreviations.
 */
final class WrittenOut {
  private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+|\\d+";

  private static final Map<String, String> MONEY = Map.of("$", "dollar", "£", "pound", "€", "euro");
  private static final Map<String, String> BIG =
      Map.of("k", "thousand", "m", "million", "bn", "billion");
  private static final int GROUP = 3;

  /** In this order: each leaves nothing that a later one could misread. */
  private static final List<SpokenRule> RULES =
      Stream.of(
              Measures.RULES, times(), CalendarWords.RULES, numbers(), Abbreviations.RULES, signs())
          .flatMap(List::stream)
          .toList();

  private WrittenOut() {}

  static String of(String text) {
    return SpokenRule.all(RULES, text).replaceAll("\\s+", " ").strip();
  }

  private static List<SpokenRule> times() {
    return List.of(
        SpokenRule.of("\\b24/7\\b", "twenty-four seven"),
        SpokenRule.of(
            "(?<![\\w.,])(\\d{3})-(\\d{4})(?![\\w-])",
            m -> Cardinals.digits(m.group(1)) + ", " + Cardinals.digits(m.group(2))),
        SpokenRule.of("\\+(?=\\d)", "plus "),
        SpokenRule.of(
            "(?<=\\d|[AaPp][Mm]) ?[-–—] ?(?=\\d{1,2}(?::\\d{2})? ?[AaPp]\\.?[Mm])", " to "),
        SpokenRule.of(
            "\\b(\\d{1,2}):(\\d{2})(?:\\s?([AaPp])\\.?[Mm]\\b(\\.(?=\\s+[a-z]))?)?",
            WrittenOut::time),
        SpokenRule.of(
            "\\b(\\d{1,2})\\s?([AaPp])\\.?[Mm]\\b(\\.(?=\\s+[a-z]))?",
            m -> number(m.group(1)) + half(m.group(2))));
  }

  private static List<SpokenRule> numbers() {
    return List.of(
        SpokenRule.of("\\bUSD ?(?=\\d)", "$"),
        SpokenRule.of("(?<=\\d) ?USD\\b", " dollars"),
        SpokenRule.of(
            "([$£€]) ?("
                + NUMBER
                + ")(?:\\.(\\d{1,2}))?(?: ?(hundred|thousand|million|billion|k|m|bn)\\b)?",
            WrittenOut::money),
        SpokenRule.of("\\b(" + NUMBER + ")(?:\\.(\\d+))? ?%", m -> decimal(m) + " percent"),
        SpokenRule.of(
            "\\b(\\d+)(?:st|nd|rd|th)\\b", m -> Cardinals.ordinal(Long.parseLong(m.group(1)))),
        SpokenRule.of("\\b1/2\\b", "one half"),
        SpokenRule.of("\\b1/4\\b", "one quarter"),
        SpokenRule.of("\\b3/4\\b", "three quarters"),
        SpokenRule.of(
            "(?<![\\w.-])(\\d{1,3}) ?[-–] ?(\\d{1,3})(?![\\w-])",
            m -> m.group(1) + " to " + m.group(2)),
        SpokenRule.of("#\\s?(?=\\d)", "number "),
        SpokenRule.of("(?<=[A-Za-z])-(?=\\d)|(?<=\\d)-(?=[A-Z])", " "),
        SpokenRule.of("(?<=\\d)-(?=\\d)", " "),
        SpokenRule.of("(?<=[A-Z])(?=\\d)|(?<=\\d)(?=[A-Za-z])", " "),
        SpokenRule.of("(" + NUMBER + ")(?:\\.(\\d+))?", WrittenOut::decimal));
  }

  /** A lone A in letters that are spelled is no article; the stop says so. */
  private static List<SpokenRule> signs() {
    return List.of(
        SpokenRule.of("(?<=^|[ ,])A(?=,|$)", "A."),
        SpokenRule.of(" = ", " equals "),
        SpokenRule.of(" \\+ ", " plus "),
        SpokenRule.of("(?<=\\w)@(?=\\w)| @ ", " at "),
        SpokenRule.of("°", " degrees "));
  }

  private static String time(MatchResult m) {
    int hour = Integer.parseInt(m.group(1));
    int minute = Integer.parseInt(m.group(2));
    if (hour > 24 || minute > 59) {
      return m.group();
    }
    boolean half = m.group(3) != null;
    String minutes =
        minute == 0
            ? half ? "" : hour > 12 ? " hundred" : " o'clock"
            : minute < 10 ? " oh " + Cardinals.of(minute) : " " + Cardinals.of(minute);
    return Cardinals.of(hour) + minutes + (half ? half(m.group(3)) : "");
  }

  /** The dots are for the lexicon: the letters are said one by one. */
  private static String half(String letter) {
    return " " + letter.toUpperCase(Locale.ROOT) + ".M. ";
  }

  private static String money(MatchResult m) {
    String unit = String.valueOf(MONEY.get(m.group(1)));
    String whole = m.group(2).replace(",", "");
    String cents = m.group(3);
    String big = m.group(4);
    if (big != null) {
      return decimal(m.group(2), cents) + " " + BIG.getOrDefault(big, big) + " " + unit + "s";
    }
    long small = cents == null ? 0 : Long.parseLong(cents.length() == 1 ? cents + "0" : cents);
    String minor =
        unit.equals("pound") ? (small == 1 ? "penny" : "pence") : small == 1 ? "cent" : "cents";
    String minors = Cardinals.of(small) + " " + minor;
    boolean none = whole.matches("0+");
    if (none && small > 0) {
      return minors;
    }
    String major = amount(whole) + " " + unit + (whole.equals("1") ? "" : "s");
    return small == 0 ? major : major + " and " + minors;
  }

  private static String amount(String digits) {
    return digits.length() > 15 ? Cardinals.digits(digits) : Cardinals.of(Long.parseLong(digits));
  }

  private static String decimal(MatchResult m) {
    return decimal(m.group(1), m.group(2));
  }

  private static String decimal(String whole, @Nullable String fraction) {
    return fraction == null
        ? number(whole)
        : amount(whole.replace(",", "")) + " point " + Cardinals.digits(fraction);
  }

  /** Short numbers as numbers, four digits in pairs, longer ones as the codes they are. */
  private static String number(String figures) {
    String digits = figures.replace(",", "");
    boolean grouped = !digits.equals(figures);
    if (digits.length() > 1 && digits.startsWith("0") && !grouped) {
      return Cardinals.digits(digits);
    }
    if (grouped || digits.length() < 4) {
      return amount(digits);
    }
    if (digits.length() == 4) {
      return Cardinals.inPairs(Integer.parseInt(digits));
    }
    var said = new StringBuilder();
    for (int i = 0; i < digits.length(); i += GROUP) {
      said.append(i == 0 || digits.length() == 5 ? " " : ", ");
      said.append(Cardinals.digits(digits.substring(i, Math.min(i + GROUP, digits.length()))));
    }
    return said.toString().strip();
  }
}
