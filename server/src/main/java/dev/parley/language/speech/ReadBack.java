package dev.parley.language.speech;

import dev.parley.agent.Variable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a value that is kept for programs is said to people, so that they can check it by ear. */
public final class ReadBack {
  /** Dates before this are of the past for good, as births are, and are said with their year. */
  private static final int RECENT = 2020;

  private static final Pattern POSTCODE =
      Pattern.compile(
          "(?<=[ ,])(\\d{4,5}(-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}"
              + "|[A-Z]\\d[A-Z] \\d[A-Z]\\d)$");

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("B", "Bravo"),
          Map.entry("C", "Charlie"),
          Map.entry("D", "Delta"),
          Map.entry("E", "Echo"),
          Map.entry("F", "Foxtrot"),
          Map.entry("G", "Golf"),
          Map.entry("M", "Mike"),
          Map.entry("N", "November"),
          Map.entry("P", "Papa"),
          Map.entry("S", "Sierra"),
          Map.entry("T", "Tango"),
          Map.entry("V", "Victor"));

  private static final Pattern ALIKE = Pattern.compile("(?<![\\p{L}\\d'.-])[BCDEFGMNPSTV](?=,|$)");

  private ReadBack() {}

  /**
   * A value in a sentence.
   *
   * @param region of the callee's telephone number, such as {@code US}; null if it is not known
   */
  public static String said(Variable.Format format, String value, @Nullable String region) {
    return switch (format) {
      case DATE -> date(value);
      case TIME -> time(value);
      case PHONE -> SpokenPhone.of(value, region);
      case EMAIL -> SpokenAddress.email(value);
      case NUMBER -> number(value);
      case ADDRESS -> address(value);
      case BOOLEAN, TEXT, NAME, CHOICE -> SpokenForm.of(format, value);
    };
  }

  /** A value that is to be confirmed: a name that may be written in several ways is spelled. */
  public static String checked(Variable.Format format, String value, @Nullable String region) {
    return format == Variable.Format.NAME ? name(value) : said(format, value, region);
  }

  /** What was read back and not understood: letters that sound alike by an example each. */
  public static String explained(String said) {
    return ALIKE
        .matcher(said)
        .replaceAll(letter -> letter.group() + " as in " + EXAMPLES.get(letter.group()));
  }

  private static String date(String value) {
    String said = SpokenForm.of(Variable.Format.DATE, value);
    if (!value.matches("\\d{4}-\\d{2}-\\d{2}") || said.equals(value)) {
      return value;
    }
    int year = LocalDate.parse(value).getYear();
    return year < RECENT ? said.substring(said.indexOf(' ') + 1) + ", " + year : said;
  }

  private static String time(String value) {
    String said = SpokenForm.of(Variable.Format.TIME, value);
    if (said.equals(value)) {
      return value;
    }
    LocalTime time = LocalTime.parse(value);
    return time.equals(LocalTime.NOON)
        ? "noon"
        : time.equals(LocalTime.MIDNIGHT) ? "midnight" : said;
  }

  /** Its postcode digit by digit. */
  private static String address(String value) {
    return POSTCODE
        .matcher(value)
        .replaceAll(code -> SpokenAddress.spaced(code.group().replace(" ", "")));
  }

  private static String name(String value) {
    List<String> said = new ArrayList<>();
    for (String word : value.split(" ", -1)) {
      said.add(
          WellKnown.contains(word) || word.length() < 3
              ? word
              : word
                  + ", spelled "
                  + SpokenAddress.letters(word.replaceAll("[^\\p{L}]", ""))
                  + ",");
    }
    return String.join(" ", said).replaceAll(",$", "");
  }

  private static String number(String value) {
    String[] ends = value.split("(?<=\\d)-(?=\\d)", 2);
    return ends.length == 2 ? figure(ends[0]) + " to " + figure(ends[1]) : figure(value);
  }

  private static String figure(String value) {
    if (value.startsWith("-")) {
      return "minus " + figure(value.substring(1));
    }
    if (value.matches(".*\\p{L}.*")) {
      return SpokenAddress.parts(value);
    }
    boolean code = value.matches("0\\d+|\\d{7,}") && !value.endsWith("000");
    if (code) {
      return SpokenPhone.grouped(value);
    }
    return value.matches("\\d{5,}")
        ? String.format(
            Locale.ROOT, "%,d", Long.parseLong(value.substring(0, Math.min(18, value.length()))))
        : value;
  }
}
