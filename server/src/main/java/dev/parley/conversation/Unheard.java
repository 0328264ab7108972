package dev.parley.conversation;

import dev.parley.language.words.Sentences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of the agent's words the callee did not hear. */
final class Unheard {
  private Unheard() {}

  /** The rest of a text, from the beginning of the sentence it was cut in; empty if it was not. */
  static String of(String text, @Nullable String heard) {
    int length = letters(heard == null ? "" : heard);
    if (length >= letters(text)) {
      return "";
    }
    List<String> sentences = Sentences.of(text);
    int before = 0;
    for (int i = 0; i < sentences.size(); i++) {
      before += letters(sentences.get(i));
      if (length < before) {
        return String.join(" ", sentences.subList(i, sentences.size()));
      }
    }
    return "";
  }

  /** How much of a text was heard, from 0 to 1. */
  static double share(String text, @Nullable String heard) {
    return Math.min(1, letters(heard == null ? "" : heard) / (double) Math.max(1, letters(text)));
  }

  private static int letters(String text) {
    return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
