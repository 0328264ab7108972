package dev.parley.language.speech;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Telephone numbers as they are said: digit by digit, in the groups of their numbering plan. */
public final class SpokenPhone {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String EXTENSION = ";ext=";
  private static final int MOST_GROUPED = 4;

  /** Of North America, with or without marks. */
  private static final Pattern NATIONAL =
      Pattern.compile(
          "(?<![\\w.,+/$£€-])(1[ .-])?(?:\\((\\d{3})\\) ?|(\\d{3})[ .-]?)(\\d{3})[ .-]?(\\d{4})"
              + "(?![\\w-]|[.,]\\d)");

  private static final Pattern INTERNATIONAL =
      Pattern.compile("(?<![\\w.,+/-])\\+\\d(?:[ .()-]{0,2}\\d){6,14}(?![\\w-]|[.,]\\d)");

  private SpokenPhone() {}

  /** A text in which all telephone numbers are as they are said. */
  public static String in(String text) {
    String abroad =
        INTERNATIONAL
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(formatted(found.group(), "US", 0).orElse(found.group())));
    return NATIONAL.matcher(abroad).replaceAll(SpokenPhone::national);
  }

  private static String national(MatchResult found) {
    String area = found.group(2) == null ? found.group(3) : found.group(2);
    return (found.group(1) == null ? "" : "1, ")
        + grouped(String.join(" ", area, found.group(4), found.group(5)));
  }

  /** In the groups of its numbering plan, abroad with the country's code. */
  static String of(String value, @Nullable String region) {
    int end = value.indexOf(EXTENSION);
    String number = end < 0 ? value : value.substring(0, end);
    String extension =
        end < 0
            ? ""
            : ", extension " + SpokenAddress.spaced(value.substring(end + EXTENSION.length()));
    int home = region == null ? 1 : NUMBERS.getCountryCodeForRegion(region);
    return formatted(number, region == null ? "US" : region, home)
        .map(said -> said + extension)
        .orElseGet(() -> SpokenForm.spelled(value));
  }

  /**
   * A number that is one.
   *
   * @param home the code of the country in which it is said without its code
   */
  private static Optional<String> formatted(String number, String region, int home) {
    try {
      Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, region);
      PhoneNumberFormat format =
          parsed.getCountryCode() == home
              ? PhoneNumberFormat.NATIONAL
              : PhoneNumberFormat.INTERNATIONAL;
      String text = NUMBERS.format(parsed, format);
      return Optional.of((text.startsWith("+") ? "plus " : "") + grouped(text));
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  /** Its groups of digits, long ones cut. */
  static String grouped(String text) {
    return List.of(text.split("\\D+", -1)).stream()
        .filter(group -> !group.isEmpty())
        .flatMap(group -> small(group).stream())
        .map(SpokenAddress::spaced)
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
}
