package dev.parley.language.speech;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.parley.agent.Variable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a value that is kept for programs is said to people, so that they can check it by ear. */
public final class ReadBack {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String EXTENSION = ";ext=";

  /** Dates before this are of the past for good, as births are, and are said with their year. */
  private static final int RECENT = 2020;

  private static final Pattern POSTCODE =
      Pattern.compile(
          "(?<=[ ,])(\\d{4,5}(-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}"
              + "|[A-Z]\\d[A-Z] \\d[A-Z]\\d)$");

  private static final int MOST_GROUPED = 4;

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
      case PHONE -> phone(value, region);
      case EMAIL -> email(value);
      case NUMBER -> number(value);
      case ADDRESS -> address(value);
      case BOOLEAN, TEXT, NAME, CHOICE -> SpokenForm.of(format, value);
    };
  }

  /** A value that is to be confirmed: a name that may be written in several ways is spelled. */
  public static String checked(Variable.Format format, String value, @Nullable String region) {
    return format == Variable.Format.NAME ? name(value) : said(format, value, region);
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

  /** In the groups of its numbering plan, abroad with the country's code. */
  private static String phone(String value, @Nullable String region) {
    int end = value.indexOf(EXTENSION);
    String number = end < 0 ? value : value.substring(0, end);
    String extension =
        end < 0 ? "" : ", extension " + spaced(value.substring(end + EXTENSION.length()));
    try {
      Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, region == null ? "US" : region);
      int home = region == null ? 1 : NUMBERS.getCountryCodeForRegion(region);
      PhoneNumberFormat format =
          parsed.getCountryCode() == home
              ? PhoneNumberFormat.NATIONAL
              : PhoneNumberFormat.INTERNATIONAL;
      String text = NUMBERS.format(parsed, format);
      return (text.startsWith("+") ? "plus " : "") + grouped(text) + extension;
    } catch (NumberParseException _) {
      return SpokenForm.spelled(value);
    }
  }

  private static String grouped(String text) {
    return List.of(text.split("\\D+", -1)).stream()
        .filter(group -> !group.isEmpty())
        .flatMap(group -> small(group).stream())
        .map(ReadBack::spaced)
        .collect(Collectors.joining(", "));
  }

  /** A long group in groups of three, and four at the end if one would be alone. */
  private static List<String> small(String group) {
    if (group.length() <= MOST_GROUPED) {
      return List.of(group);
    }
    List<String> groups = new ArrayList<>();
    int from = 0;
    while (group.length() - from > MOST_GROUPED) {
      groups.add(group.substring(from, from + 3));
      from += 3;
    }
    groups.add(group.substring(from));
    return List.copyOf(groups);
  }

  private static String email(String value) {
    int at = value.indexOf('@');
    return at < 0
        ? value
        : parts(value.substring(0, at)) + ", at " + parts(value.substring(at + 1));
  }

  /** Words that everybody writes alike as they are, others letter by letter, signs by name. */
  private static String parts(String text) {
    List<String> said = new ArrayList<>();
    for (String part : text.split("(?<=[._+-])|(?=[._+-])|(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1)) {
      said.add(
          switch (part) {
            case "." -> "dot";
            case "_" -> "underscore";
            case "-" -> "dash";
            case "+" -> "plus";
            default ->
                WellKnown.contains(part)
                    ? part
                    : part.matches("\\d+") ? spaced(part) : letters(part);
          });
    }
    return String.join(" ", said);
  }

  /** Its postcode digit by digit. */
  private static String address(String value) {
    return POSTCODE.matcher(value).replaceAll(code -> spaced(code.group().replace(" ", "")));
  }

  private static String name(String value) {
    List<String> said = new ArrayList<>();
    for (String word : value.split(" ", -1)) {
      said.add(
          WellKnown.contains(word) || word.length() < 3
              ? word
              : word + ", spelled " + letters(word.replaceAll("[^\\p{L}]", "")) + ",");
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
      return parts(value);
    }
    boolean code = value.matches("0\\d+|\\d{7,}") && !value.endsWith("000");
    if (code) {
      return grouped(value);
    }
    return value.matches("\\d{5,}")
        ? String.format(
            Locale.ROOT, "%,d", Long.parseLong(value.substring(0, Math.min(18, value.length()))))
        : value;
  }

  /** S, M, Y, T, H, E. */
  private static String letters(String word) {
    return word.toUpperCase(Locale.ROOT)
        .chars()
        .mapToObj(Character::toString)
        .collect(Collectors.joining(", "));
  }

  private static String spaced(String digits) {
    return String.join(" ", digits.split("", -1)).strip();
  }
}
