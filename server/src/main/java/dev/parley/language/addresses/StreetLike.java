package dev.parley.language.addresses;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may be a street, where an address was asked for: a number with a few words behind it that
 * are no known kind of street, since a recogniser writes "Maple Court" as "maple cord".
 */
final class StreetLike {
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)(?:(?:yeah|yes|sure|okay|ok|so|well|oh|um+|uh+|it's|its|it is|that's|that is"
              + "|that would be|that'd be|we're at|we are at|i'm at|i am at|i live at|we live at|my"
              + " address is|the address is|at|to|number)[, ]+)*"
              + "(\\d{1,5}[a-z]?) ((?:[\\p{L}'’.-]+ ?){1,4}?)"
              + "(?:[, ]+(apartment|apt|unit|suite|flat)\\.? +([\\w-]+))?[.,! ]*");

  /** Words behind a number that make it something else. */
  private static final Set<String> NONE =
      Set.of(
          "i", "you", "we", "he", "she", "it", "they", "is", "are", "was", "am", "pm", "a.m.",
          "p.m.", "o'clock", "minutes", "hours", "days", "weeks", "months", "years", "dollars",
          "people", "times", "what", "or", "and", "but", "not", "no", "yes", "please", "percent",
          "of", "for", "in", "at", "on", "to");

  private StreetLike() {}

  /** It, as it is written; nothing where a reply has other words. */
  static Optional<String> of(String reply) {
    Matcher whole = WHOLE.matcher(reply.strip());
    if (!whole.matches()) {
      return Optional.empty();
    }
    String[] words = whole.group(2).strip().split(" +", -1);
    if (Arrays.stream(words).map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(NONE::contains)) {
      return Optional.empty();
    }
    String street =
        whole.group(1)
            + " "
            + Arrays.stream(words).map(StreetLike::capital).collect(Collectors.joining(" "));
    List<String> unit =
        whole.group(3) == null
            ? List.of()
            : AddressWords.of(whole.group(3) + " " + whole.group(4)).words();
    AddressUnits.Unit named = AddressUnits.first(unit, 0, unit.size());
    return Optional.of(named == null ? street : street + ", " + named.text());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
