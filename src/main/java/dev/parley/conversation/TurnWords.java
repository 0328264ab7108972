package dev.parley.conversation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of a turn say about whether it is one, and whether it is over. */
final class TurnWords {
  private static final Pattern NO_WORD = Pattern.compile("[^a-z']+");

  private static final Set<String> OPEN =
      Set.of(
          "a", "an", "the", "and", "or", "but", "because", "so", "to", "of", "for", "with", "at",
          "in", "on", "from", "by", "my", "your", "his", "her", "our", "their", "is", "are", "was",
          "were", "am", "i", "i'm", "i'd", "i'll", "it's", "we", "he", "they", "if", "when",
          "while", "until", "than", "as", "um", "uh", "er", "erm", "can", "could", "would", "will",
          "between", "about", "after", "before", "around", "maybe", "not");

  private static final Set<String> ACKNOWLEDGING =
      Set.of(
          "uh", "huh", "uhhuh", "mm", "mmm", "hmm", "hm", "mhm", "mmhmm", "um", "ah", "oh", "aha",
          "eh", "er", "hello", "hi", "hey", "yeah", "yep", "yes", "ok", "okay", "right", "sure",
          "i", "see", "got", "it", "you");

  private static final int SEVERAL = 3;
  private static final int LONGEST_ACKNOWLEDGEMENT = 3;

  private TurnWords() {}

  /** Whether the words sound as if more will follow. */
  static boolean open(String text) {
    String trimmed = text.strip();
    if (trimmed.endsWith(",")
        || trimmed.endsWith("…")
        || trimmed.endsWith("...")
        || trimmed.endsWith("-")) {
      return true;
    }
    String[] words = words(trimmed);
    return words.length > 0 && !endsInDigit(trimmed) && OPEN.contains(words[words.length - 1]);
  }

  /** Whether the words are no more than a sign of listening, such as "uh-huh". */
  static boolean acknowledging(String text) {
    String[] words = words(text);
    if (words.length > LONGEST_ACKNOWLEDGEMENT) {
      return false;
    }
    for (String word : words) {
      if (!ACKNOWLEDGING.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are enough words that a speaker rarely goes on after a short pause. */
  static boolean several(String text) {
    return words(text).length >= SEVERAL;
  }

  private static boolean endsInDigit(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return Character.isDigit(text.charAt(i));
      }
    }
    return false;
  }

  private static String[] words(String text) {
    String plain = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return plain.isEmpty() ? new String[0] : plain.split(" ");
  }
}
