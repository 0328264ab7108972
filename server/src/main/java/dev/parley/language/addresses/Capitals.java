package dev.parley.language.addresses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that a text has with a capital; telephone recognisers write names so, or nothing.
 *
 * @param used whether names are written with capitals at all
 */
record Capitals(Set<String> words, boolean used) {
  private static final Pattern CAPITAL = Pattern.compile("\\b\\p{Lu}[\\p{L}']*");

  /** Those of a text that names a street, which has one if any name has. */
  static Capitals of(String text, String street) {
    Set<String> words =
        CAPITAL
            .matcher(text.replace('’', '\''))
            .results()
            .map(MatchResult::group)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    boolean used =
        Arrays.stream(street.toLowerCase(Locale.ROOT).split(" ", -1)).anyMatch(words::contains);
    return new Capitals(words, used);
  }

  boolean has(String word) {
    return words.contains(word);
  }
}
