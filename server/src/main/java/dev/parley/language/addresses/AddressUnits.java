package dev.parley.language.addresses;

import dev.parley.language.words.Numerals;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flat, suite or floor within a house. */
final class AddressUnits {
  private static final String NAME = "\\d+[a-z]?|[a-z]\\d*";
  private static final Set<String> LEVELS = Set.of("ground", "top", "lower", "upper");

  private AddressUnits() {}

  /** A unit as it is written, and the words that say it. */
  record Unit(String text, int from, int to) {}

  /** The first between two words. */
  static @Nullable Unit first(List<String> words, int from, int to) {
    for (int i = from; i < to; i++) {
      Unit unit = at(words, i, to);
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }

  /** The one that begins at a word. */
  static @Nullable Unit at(List<String> words, int i, int to) {
    String kind = isLevel(words, i - 1) ? null : StreetWords.unit(words.get(i));
    if (kind != null) {
      int name = i + 1 < to && words.get(i + 1).equals("number") ? i + 2 : i + 1;
      return name < to && words.get(name).matches(NAME)
          ? new Unit(kind + " " + words.get(name).toUpperCase(Locale.ROOT), i, name + 1)
          : null;
    }
    String level = i + 1 < to ? level(words, i) : "";
    return level.isEmpty() ? null : new Unit(level + " Floor", i, i + 2);
  }

  /** Whether a word is the "twelfth" of "twelfth floor", behind which no number is the floor's. */
  static boolean isLevel(List<String> words, int i) {
    return i >= 0 && !level(words, i).isEmpty();
  }

  private static String level(List<String> words, int i) {
    if (i + 1 >= words.size() || !words.get(i + 1).equals("floor")) {
      return "";
    }
    if (LEVELS.contains(words.get(i))) {
      return Streets.titled(List.of(words.get(i)));
    }
    return Numerals.ordinal(words, i)
        .filter(ordinal -> ordinal.length() == 1)
        .map(ordinal -> AddressWords.ordinal(ordinal.value()))
        .orElse("");
  }
}
