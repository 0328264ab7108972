package dev.parley.knowledge;

import dev.parley.language.words.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into passages of a few sentences, paragraph by paragraph. */
final class Passages {
  /** So many sentences are about one thing, as a rule. */
  private static final int MOST_SENTENCES = 4;

  /** A longer sentence is nothing to be said on a telephone. */
  private static final int LONGEST_SENTENCE = KnowledgeItem.LONGEST_ANSWER;

  private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");

  /** What leans on the sentence before it. */
  private static final Pattern LEANING =
      Pattern.compile(
          "(?i)(it|its|they|them|their|this|that|these|those|he|she|his|her|then|there|such|also"
              + "|both|otherwise|after that|in that case|if so|if not|but|and|so|however)\\b.*",
          Pattern.DOTALL);

  private Passages() {}

  /**
   * A sentence that can be said.
   *
   * @param said the sentence, with the one before it where it leans on that
   * @param passage the few sentences around it
   */
  record Passage(String said, String passage) {}

  /** The sentences of a text that can be said, in order. */
  static List<Passage> of(String text) {
    List<Passage> passages = new ArrayList<>();
    for (String paragraph : PARAGRAPH.split(text, -1)) {
      List<String> sentences = Sentences.of(paragraph.replaceAll("\\s+", " ").strip());
      for (int from = 0; from < sentences.size(); from += MOST_SENTENCES) {
        List<String> few =
            sentences.subList(from, Math.min(from + MOST_SENTENCES, sentences.size()));
        String passage = String.join(" ", few);
        for (int i = 0; i < few.size(); i++) {
          int at = from + i;
          boolean leans = at > 0 && LEANING.matcher(sentences.get(at)).matches();
          String said = leans ? sentences.get(at - 1) + " " + sentences.get(at) : sentences.get(at);
          if (said.length() <= LONGEST_SENTENCE) {
            passages.add(new Passage(said, passage));
          }
        }
      }
    }
    return passages;
  }
}
