package dev.parley.playout;

import java.util.ArrayList;
import java.util.List;

/** Words being said, and where in the line's queue each of their sentences lies. */
final class Words {
  /** What a voice usually needs for a character, while a sentence's true length is unknown. */
  private static final int TICKS_PER_CHARACTER = 530;

  private final List<Sentence> sentences = new ArrayList<>();

  private static final class Sentence {
    final String text;
    final long from;
    long to;
    boolean whole;

    Sentence(String text, long from) {
      this.text = text;
      this.from = from;
      this.to = from;
    }
  }

  /** A sentence begins at a position. */
  void begin(String text, long from) {
    sentences.add(new Sentence(text, from));
  }

  /** The sentence begun last reaches to a position. */
  void reach(long to) {
    sentences.getLast().to = to;
  }

  /** The sentence begun last is all there. */
  void finish() {
    sentences.getLast().whole = true;
  }

  /** The words played out before a position; of a sentence cut short, up to its last whole word. */
  String before(long position) {
    List<String> heard = new ArrayList<>();
    for (Sentence sentence : sentences) {
      if (sentence.whole && sentence.to <= position) {
        heard.add(sentence.text);
      } else if (sentence.from < position) {
        heard.add(cut(sentence, position));
      }
    }
    return String.join(" ", heard).strip();
  }

  private static String cut(Sentence sentence, long position) {
    String text = sentence.text;
    long length = sentence.to - sentence.from;
    if (!sentence.whole) {
      length = Math.max(length, (long) text.length() * TICKS_PER_CHARACTER);
    }
    int end = (int) Math.min(text.length(), text.length() * (position - sentence.from) / length);
    while (end > 0 && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    return text.substring(0, end).strip();
  }
}
