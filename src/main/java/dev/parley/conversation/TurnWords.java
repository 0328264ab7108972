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
          "between", "about", "after", "before", "around", "maybe", "not", "prefer", "want", "need",
          "next", "every");

  /** What somebody says who thinks of what to say. */
  private static final Set<String> THINKING =
      Set.of(
          "well",
          "so",
          "hmm",
          "actually",
          "let me see",
          "let me think",
          "let's see",
          "you know",
          "i think",
          "i guess",
          "i mean",
          "i'd say",
          "i would say",
          "you can",
          "you could",
          "please",
          "i have",
          "it",
          "i guess it",
          "no i",
          "yes i",
          "yes but",
          "no but",
          "sorry");

  /** Endings that sound unfinished by their last word, and are not. */
  private static final Pattern COMPLETE =
      Pattern.compile(
          "(.* )?(think|guess|hope|believe|suppose|say|just) so"
              + "|(.* )?(think|guess|hope|afraid|probably|certainly|definitely|of course|why) not"
              + "|((yes|yeah|yep|no|nope|sure|oh|well|of course) )*"
              + "(i (think|guess|believe|suppose|hope) )?"
              + "(i|you|we|they|he|she|it|that|this|there)"
              + " (is|are|was|were|am|can|could|would|will)( not)?");

  private static final Set<String> ACKNOWLEDGING =
      Set.of(
          "uh", "huh", "uhhuh", "mm", "mmm", "hmm", "hm", "mhm", "mmhmm", "um", "ah", "oh", "aha",
          "eh", "er", "hello", "hi", "hey", "yeah", "yep", "yes", "ok", "okay", "right", "sure",
          "i", "see", "got", "it", "you");

  private static final int SEVERAL = 2;
  private static final int FEW = 2;
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
    if (words.length == 0 || endsInDigit(trimmed)) {
      return false;
    }
    String plain = String.join(" ", words);
    return THINKING.contains(plain)
        || (OPEN.contains(words[words.length - 1]) && !COMPLETE.matcher(plain).matches());
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

  /** Whether there are no more words than a murmur may be heard as. */
  static boolean few(String text) {
    return words(text).length <= FEW;
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
