package dev.parley.language.answers;

import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells a reply that may name one of the kind that is not on the list: "solar" for "oil or gas".
 */
final class OtherChoice {
  /** A label of more words tells what it is about, and a name for it is another's seldom. */
  private static final int NAME = 3;

  /** A reply of so few words that tell something is a name. */
  private static final int SHORT = 2;

  private static final Pattern ASKS_NAME = Pattern.compile("what|what's|which|where|who|whose");
  private static final Set<String> YES_OR_NO =
      Set.of("yes", "no", "yeah", "nope", "yep", "either", "neither", "both", "any", "none");

  private OtherChoice() {}

  /** Whether it tells which one by its rank or its number: "the smallest", "the second". */
  private static boolean ranks(String word) {
    return NumberWords.ORDINALS.containsKey(word)
        || NumberWords.UNITS.containsKey(word)
        || word.matches("\\p{L}{3,}est|\\d+(st|nd|rd|th)?|last|middle");
  }

  /** Whether it may, where it says the words of none. */
  static boolean may(Words words, List<String> labels, AskedChoice asked) {
    boolean names = labels.stream().allMatch(label -> Words.of(label).size() <= NAME);
    if (!names || asked.degree() || labels.stream().anyMatch(YES_OR_NO::contains)) {
      return false;
    }
    if (IntStream.range(0, words.size()).anyMatch(i -> ranks(words.at(i)))) {
      return false;
    }
    long telling = IntStream.range(0, words.size()).filter(i -> !asked.plain(words.at(i))).count();
    boolean what = asked.words().stream().anyMatch(word -> ASKS_NAME.matcher(word).matches());
    return telling > 0 && (what || telling <= SHORT);
  }
}
