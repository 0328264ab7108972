package dev.parley.language.addresses;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One part of a postal address that is known, said anew. */
final class AddressParts {
  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(apartment|apt|unit|suite|flat|room|floor|lot|trailer) (\\d+[a-z]?|[a-z]\\d*)\\b");
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(?:zip|code|postcode)\\b.*?\\b(\\d{4,5}|[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2})\\b");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(?:(?:no|sorry|not|it|is|it's|its|the|house|number|should|be|that|that's|,)"
              + " )*(\\d+[a-z]?)(?: ,)?(?: not \\d+[a-z]?)?$");
  private static final Pattern KNOWN_CODE =
      Pattern.compile("(\\d{5}(-\\d{4})?|\\d{4}|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})$");
  private static final Pattern KNOWN_UNIT =
      Pattern.compile(", (Apt|Unit|Suite|Flat|Room|Floor|Lot|Trailer) [A-Z\\d]+");

  private AddressParts() {}

  static Optional<String> changed(String known, String said) {
    Matcher unit = UNIT.matcher(said);
    if (unit.find()) {
      String text =
          ", " + StreetWords.unit(unit.group(1)) + " " + unit.group(2).toUpperCase(Locale.ROOT);
      Matcher old = KNOWN_UNIT.matcher(known);
      return Optional.of(
          old.find()
              ? old.replaceFirst(Matcher.quoteReplacement(text))
              : known.replaceFirst("(?=,|$)", Matcher.quoteReplacement(text)));
    }
    Matcher code = CODE.matcher(said);
    if (code.find()) {
      String text = code.group(1).toUpperCase(Locale.ROOT);
      Matcher old = KNOWN_CODE.matcher(known);
      return Optional.of(old.find() ? old.replaceFirst(text) : known + ", " + text);
    }
    Matcher number = NUMBER.matcher(said);
    return number.matches() && known.matches("\\d+[A-Z]? .*")
        ? Optional.of(known.replaceFirst("^\\d+[A-Z]?", number.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
