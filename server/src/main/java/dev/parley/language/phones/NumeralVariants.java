package dev.parley.language.phones;

import dev.parley.language.words.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Other numbers that the same words may be, where digits are read out in groups: "twenty seven" is
 * 27 or 20 and 7, "four hundred fifteen" 415 or 400 and 15.
 */
final class NumeralVariants {
  private static final int MOST = 5;
  private static final int HUNDRED = 100;
  private static final String UNITS = "one|two|three|four|five|six|seven|eight|nine";
  private static final String TEENS =
      "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
  private static final String TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "\\b(?:(?<hundreds>%1$s) hundred (?:and (?<unit>%1$s)\\b|(?:and )?(?:(?<teen>%2$s)\\b"
                  .formatted(UNITS, TEENS)
              + "|(?<more>%3$s)(?:[ -](?<last>%1$s))?\\b))|(?<ten>%3$s)[ -](?<one>%1$s)\\b)"
                  .formatted(UNITS, TEENS, TENS));

  private NumeralVariants() {}

  /** The text in all other readings, in lower case; none of one with too many of them. */
  static List<String> of(String text) {
    String said = text.toLowerCase(Locale.ROOT);
    List<MatchResult> places = AMBIGUOUS.matcher(said).results().toList();
    List<String> variants = new ArrayList<>();
    int count = places.size() > MOST ? 1 : 1 << places.size();
    for (int chosen = 1; chosen < count; chosen++) {
      StringBuilder variant = new StringBuilder();
      int end = 0;
      for (int i = 0; i < places.size(); i++) {
        MatchResult place = places.get(i);
        variant.append(said.substring(end, place.start()));
        variant.append((chosen >> i & 1) == 1 ? other(place) : place.group());
        end = place.end();
      }
      variants.add(variant.append(said.substring(end)).toString());
    }
    return List.copyOf(variants);
  }

  private static String other(MatchResult place) {
    if (place.group("hundreds") == null) {
      return value(place, "ten") + " " + value(place, "one");
    }
    int value = HUNDRED * value(place, "hundreds");
    for (String part : List.of("more", "last", "teen", "unit")) {
      value += value(place, part);
    }
    return String.valueOf(value);
  }

  /** The number that a group of the match names, 0 for none. */
  private static int value(MatchResult place, String group) {
    String word = place.group(group);
    return word == null
        ? 0
        : NumberWords.UNITS.getOrDefault(word, NumberWords.TENS.getOrDefault(word, 0));
  }
}
