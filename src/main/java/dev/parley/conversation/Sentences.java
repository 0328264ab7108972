package dev.parley.conversation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into the sentences it is spoken in. */
final class Sentences {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr.", "mr.", "mrs.", "ms.", "st.", "no.", "jr.", "sr.", "vs.", "inc.", "ltd.", "a.m.",
          "p.m.", "e.g.", "i.e.", "apt.", "ave.");

  private Sentences() {}

  /** The sentences, each stripped, none empty. */
  static List<String> of(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      String sentence = text.substring(from, to).strip();
      if (to < text.length() && endsInAbbreviation(sentence)) {
        continue;
      }
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      from = to;
    }
    return sentences;
  }

  private static boolean endsInAbbreviation(String sentence) {
    String last = sentence.substring(sentence.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return ABBREVIATIONS.contains(last);
  }
}
