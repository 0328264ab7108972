package dev.parley.conversation;

import dev.parley.language.words.Sentences;
import java.util.List;

/**
 * The words by which the agent introduces itself, with which its first ones begin.
 *
 * @param say their number
 */
record Introduction(int say, String text) {
  /** So many words may be a greeting alone. */
  private static final int FEW = 5;

  /** So few words are said whole. */
  private static final int SHORT = 8;

  /** How many of the first sentences say who calls; a question is not one of them. */
  static int length(List<String> sentences) {
    if (words(sentences) <= SHORT) {
      return sentences.size();
    }
    int count = 1;
    while (count < sentences.size()
        && words(sentences.subList(0, count)) <= FEW
        && !asks(sentences.get(count - 1))
        && !asks(sentences.get(count))) {
      count++;
    }
    return Math.min(count, sentences.size());
  }

  /** Whether the callee did not hear all of it when they spoke over words that it began. */
  boolean missed(Phase.Cut cut) {
    return cut.say() >= say
        && cut.text().startsWith(Sentences.of(text).getFirst())
        && !Unheard.of(text, cut.heard()).isEmpty();
  }

  private static boolean asks(String sentence) {
    return sentence.endsWith("?");
  }

  private static int words(List<String> sentences) {
    return String.join(" ", sentences).split("\\s+", -1).length;
  }
}
