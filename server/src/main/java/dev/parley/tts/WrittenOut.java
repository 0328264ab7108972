package dev.parley.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with all that is figures or signs in words, for a voice that knows only words:
 * addresses, telephone numbers, times, dates, money and numbers, abbreviations.
 */
final class WrittenOut {
  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December";
  private static final String SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";
  private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+|\\d+";

  private static final Map<String, String> SIGNS =
      Map.of(
          ".",
          " dot ",
          "@",
          " at ",
          "-",
          " dash ",
          "_",
          " underscore ",
          "+",
          " plus ",
          "/",
          " slash ",
          ":",
          " colon ");
  private static final Map<String, String> MONEY = Map.of("$", "dollar", "£", "pound", "€", "euro");
  private static final Map<String, String> BIG =
      Map.of("k", "thousand", "m", "million", "bn", "billion");
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("Mr", "Mister"),
          Map.entry("Mrs", "Missus"),
          Map.entry("Ms", "Miz"),
          Map.entry("Prof", "Professor"),
          Map.entry("Ave", "Avenue"),
          Map.entry("Blvd", "Boulevard"),
          Map.entry("Rd", "Road"),
          Map.entry("Ln", "Lane"),
          Map.entry("Hwy", "Highway"),
          Map.entry("Pkwy", "Parkway"),
          Map.entry("Ste", "Suite"),
          Map.entry("Apt", "Apartment"),
          Map.entry("Bldg", "Building"),
          Map.entry("Dept", "Department"),
          Map.entry("Jr", "Junior"),
          Map.entry("Sr", "Senior"),
          Map.entry("Inc", "Incorporated"),
          Map.entry("Ltd", "Limited"),
          Map.entry("Corp", "Corporation"),
          Map.entry("approx", "approximately"),
          Map.entry("vs", "versus"),
          Map.entry("etc", "etcetera"),
          Map.entry("ext", "extension"),
          Map.entry("Ext", "extension"),
          Map.entry("No", "number"),
          Map.entry("e.g", "for example"),
          Map.entry("i.e", "that is"));
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km", "kilometer"),
          Map.entry("kg", "kilogram"),
          Map.entry("lb", "pound"),
          Map.entry("lbs", "pound"),
          Map.entry("mi", "mile"),
          Map.entry("hr", "hour"),
          Map.entry("hrs", "hour"),
          Map.entry("min", "minute"),
          Map.entry("mins", "minute"),
          Map.entry("sec", "second"),
          Map.entry("GB", "gigabyte"),
          Map.entry("MB", "megabyte"));

  private static final int GROUP = 3;

  private record Rule(Pattern pattern, Function<MatchResult, String> words) {}

  /** In this order: each leaves nothing that a later one could misread. */
  private static final List<Rule> RULES = rules();

  private WrittenOut() {}

  static String of(String text) {
    String words = text;
    for (Rule rule : RULES) {
      words =
          rule.pattern()
              .matcher(words)
              .replaceAll(found -> Matcher.quoteReplacement(rule.words().apply(found)));
    }
    return words.replaceAll("\\s+", " ").strip();
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    add(rules, "\\b(?:https?://)?[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b", m -> address(m.group()));
    add(
        rules,
        "\\b(?:https?://|www\\.)[^\\s,]*[\\w/]|\\b(?:[\\w-]+\\.)+(?:com|org|net|edu|gov|io|co|info|us)\\b"
            + "(?:/[\\w/-]*)?",
        m -> address(m.group().replaceFirst("^https?://", "").replaceFirst("/$", "")));
    add(rules, "\\b24/7\\b", _ -> "twenty-four seven");
    add(
        rules,
        "(?<![\\w.,])(\\+\\d{1,3}[ .-]?)?\\(?(\\d{3})\\)?[ .-]?(\\d{3})[ .-](\\d{4})(?![\\w-])",
        m -> phone(m));
    add(
        rules,
        "(?<![\\w.,])(\\d{3})-(\\d{4})(?![\\w-])",
        m -> Cardinals.digits(m.group(1)) + ", " + Cardinals.digits(m.group(2)));
    add(rules, "\\+(?=\\d)", _ -> "plus ");
    add(
        rules,
        "\\b(\\d{1,2}):(\\d{2})(?:\\s?([AaPp])\\.?[Mm]\\b(\\.(?=\\s+[a-z]))?)?",
        m -> time(m));
    add(
        rules,
        "\\b(\\d{1,2})\\s?([AaPp])\\.?[Mm]\\b(\\.(?=\\s+[a-z]))?",
        m -> number(m.group(1)) + half(m.group(2)));
    add(rules, "\\b(" + SHORT_MONTHS + ")\\.?(?=\\s\\d)", m -> month(m.group(1)));
    add(
        rules,
        "\\b(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)",
        m -> m.group(1) + " " + Cardinals.ordinal(Long.parseLong(m.group(2))));
    add(
        rules,
        "\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")\\b",
        m -> "the " + Cardinals.ordinal(Long.parseLong(m.group(1))) + " of " + m.group(2));
    add(rules, "\\bthe the (?=\\w+(?:-\\w+)? of)", _ -> "the ");
    add(
        rules,
        "([$£€]) ?("
            + NUMBER
            + ")(?:\\.(\\d{1,2}))?(?: ?(hundred|thousand|million|billion|k|m|bn)\\b)?",
        m -> money(m));
    add(rules, "\\b(" + NUMBER + ")(?:\\.(\\d+))? ?%", m -> decimal(m) + " percent");
    add(rules, "\\b(\\d+)(?:st|nd|rd|th)\\b", m -> Cardinals.ordinal(Long.parseLong(m.group(1))));
    add(rules, "\\b1/2\\b", _ -> "one half");
    add(rules, "\\b1/4\\b", _ -> "one quarter");
    add(rules, "\\b3/4\\b", _ -> "three quarters");
    add(
        rules,
        "(?<![\\w.-])(\\d{1,3}) ?[-–] ?(\\d{1,3})(?![\\w-])",
        m -> m.group(1) + " to " + m.group(2));
    add(
        rules,
        "\\b(" + NUMBER + ")(?:\\.(\\d+))? ?(km|kg|lbs?|mi|hrs?|mins?|sec|GB|MB)\\b",
        m ->
            decimal(m)
                + " "
                + UNITS.get(m.group(3))
                + (m.group(1).equals("1") && m.group(2) == null ? "" : "s"));
    add(rules, "#\\s?(?=\\d)", _ -> "number ");
    add(rules, "(?<=[A-Za-z])-(?=\\d)|(?<=\\d)-(?=[A-Z])", _ -> " ");
    add(rules, "(?<=\\d)-(?=\\d)", _ -> " ");
    add(rules, "(?<=[A-Z])(?=\\d)|(?<=\\d)(?=[A-Za-z])", _ -> " ");
    add(rules, "(" + NUMBER + ")(?:\\.(\\d+))?", m -> decimal(m));
    add(rules, "\\bSt\\.? (?=[A-Z])(?!Suite|Ste|Apt|Apartment|Unit)", _ -> "Saint ");
    add(rules, "\\bSt\\.?(?=[ ,]|$)", _ -> "Street");
    add(rules, "\\bDr\\.? (?=[A-Z])", _ -> "Doctor ");
    add(rules, "\\bDr\\.?(?=[ ,]|$)", _ -> "Drive");
    add(
        rules,
        "\\b(Mrs?|Ms|Prof|Jr|Sr|Ave|Blvd|Rd|Ln|Hwy|Pkwy|Ste|Apt|Bldg|Dept|Inc|Ltd|Corp)\\.(?=$)",
        m -> written(m) + ".");
    add(
        rules,
        "\\b(Mrs?|Ms|Prof|Jr|Sr|Ave|Blvd|Rd|Ln|Hwy|Pkwy|Ste|Apt|Bldg|Dept|Inc|Ltd|Corp)\\b\\.?",
        m -> written(m));
    add(rules, "\\b(approx|vs|etc|ext|Ext|e\\.g|i\\.e)\\.(?=[ ,]|$)", m -> written(m));
    add(rules, "\\bNo\\. (?=[a-z]+)", _ -> "number ");
    add(rules, " = ", _ -> " equals ");
    add(rules, " \\+ ", _ -> " plus ");
    add(rules, "(?<=\\w)@(?=\\w)| @ ", _ -> " at ");
    add(rules, "°", _ -> " degrees ");
    return List.copyOf(rules);
  }

  private static void add(List<Rule> rules, String pattern, Function<MatchResult, String> words) {
    rules.add(new Rule(Pattern.compile(pattern), words));
  }

  /** An address of mail or of a page: words as words, figures one by one, signs by name. */
  private static String address(String text) {
    return Pattern.compile("\\d+|[.@_+/:-]|(?<![A-Za-z])a(?![A-Za-z])")
        .matcher(text)
        .replaceAll(m ->
            Character.isDigit(m.group().charAt(0))
                ? " " + Cardinals.digits(m.group()) + " "
                : SIGNS.getOrDefault(m.group(), "A."))
        .strip();
  }

  private static String phone(MatchResult m) {
    String country = m.group(1) == null ? "" : m.group(1).replaceAll("\\D", "");
    return (country.isEmpty() ? "" : "plus " + Cardinals.digits(country) + ", ")
        + Cardinals.digits(m.group(2))
        + ", "
        + Cardinals.digits(m.group(3))
        + ", "
        + Cardinals.digits(m.group(4));
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

  private static String month(String shortened) {
    for (String month : MONTHS.split("\\|", -1)) {
      if (month.startsWith(shortened)) {
        return month;
      }
    }
    return shortened;
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

  private static String written(MatchResult shortened) {
    return Objects.requireNonNull(SHORT.get(shortened.group(1)), shortened.group(1));
  }
}
