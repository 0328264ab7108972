package dev.parley.language.words;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a text into the sentences it is spoken in. */
public final class Sentences {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr.", "mr.", "mrs.", "ms.", "st.", "no.", "jr.", "sr.", "vs.", "inc.", "ltd.", "a.m.",
          "p.m.", "e.g.", "i.e.", "apt.", "ave.");

  private static final Pattern OF_THAT =
      Pattern.compile(
          "(?i)((is|was|would|does|do) (that|it|this|those|these|they)( all)?( be)? )?"
              + "(right|correct|okay|ok|all right|alright|fine|work for you|suit you|good for you)\\?");

  private static final Pattern BEFORE_MARK = Pattern.compile("\\s+(?=[,.!?;:](?:\\s|$))");
  private static final Pattern SPACES = Pattern.compile("(?<=\\S) {2,}");

  private Sentences() {}

  /** A text without the gaps that are left where nothing was to be filled in: "Hello , this is". */
  public static String closed(String text) {
    return SPACES.matcher(BEFORE_MARK.matcher(text).replaceAll("")).replaceAll(" ");
  }

  /** The sentences, each stripped, none empty. */
  public static List<String> of(String text) {
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

  /** The last question of a text; all of it where it asks nothing. */
  public static String question(String text) {
    return of(text).reversed().stream()
        .filter(sentence -> sentence.endsWith("?"))
        .findFirst()
        .orElse(text);
  }

  /** The same, with the sentence before a question that asks only whether that is right. */
  public static String wholeQuestion(String text) {
    List<String> sentences = of(text);
    for (int i = sentences.size() - 1; i >= 0; i--) {
      String sentence = sentences.get(i);
      if (sentence.endsWith("?")) {
        return i > 0 && OF_THAT.matcher(sentence).matches()
            ? sentences.get(i - 1) + " " + sentence
            : sentence;
      }
    }
    return text;
  }

  private static boolean endsInAbbreviation(String sentence) {
    String last = sentence.substring(sentence.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return ABBREVIATIONS.contains(last);
  }
}
