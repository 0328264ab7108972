package dev.parley.brain;

import dev.parley.language.words.Sentences;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into sentences while it is still being written. A line ends a sentence too. */
final class SentenceCutter {
  /** What a next sentence may begin with. */
  private static final String NEXT = "X";

  private final StringBuilder open = new StringBuilder();

  /** The sentences that are whole now: something stands behind them. */
  List<String> add(String piece) {
    open.append(SayableWords.unmarked(piece));
    List<String> whole = new ArrayList<>();
    int line = open.lastIndexOf("\n") + 1;
    if (line > 0) {
      open.substring(0, line).lines().map(Sentences::of).forEach(whole::addAll);
      open.delete(0, line);
    }
    boolean blank = !open.isEmpty() && Character.isWhitespace(open.charAt(open.length() - 1));
    List<String> sentences = Sentences.of(blank ? open + NEXT : open.toString());
    if (sentences.size() > 1) {
      whole.addAll(sentences.subList(0, sentences.size() - 1));
      String rest = sentences.getLast();
      open.setLength(0);
      open.append(blank ? rest.substring(0, rest.length() - NEXT.length()) : rest);
    }
    return whole;
  }

  /**
   * What is left when no more comes.
   *
   * @param all whether the text is over; otherwise what ends as a sentence does is left
   */
  List<String> rest(boolean all) {
    List<String> sentences = Sentences.of(open.toString());
    open.setLength(0);
    return all || sentences.isEmpty() || sentences.getLast().matches("(?s).*[.!?…]")
        ? sentences
        : sentences.subList(0, sentences.size() - 1);
  }
}
