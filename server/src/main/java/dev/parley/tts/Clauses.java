package dev.parley.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in the pieces in which it is rendered: sentences, of which a long first one is cut. */
final class Clauses {
  private static final Pattern END = Pattern.compile("(?<=[.!?…])[\"”’)\\]]*\\s+(?=\\S)");
  private static final Pattern SHORTENED =
      Pattern.compile(
          "(?:^|.*[\\s(\"'])(?:[A-Z]|Mrs?|Ms|Dr|Prof|St|Sr|Jr|No|vs|etc|approx|Ave|Blvd|Rd|Ste|Apt"
              + "|ext|Ext|e\\.g|i\\.e|[AaPp]\\.[Mm]|[A-Z]\\.[A-Z])\\.",
          Pattern.DOTALL);
  private static final Pattern PAUSE = Pattern.compile("(?<=[,;:—])\\s+");

  /** A first piece of fewer words would sound broken off. */
  private static final int FEWEST_WORDS = 4;

  /** What is longer than this is cut wherever there is a pause. */
  private static final int LONGEST = 280;

  private Clauses() {}

  /** The pieces of a text, none of them empty. */
  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    for (String sentence : sentences(text)) {
      if (pieces.isEmpty()) {
        pieces.addAll(cut(sentence));
      } else {
        pieces.addAll(sentence.length() > LONGEST ? halves(sentence) : List.of(sentence));
      }
    }
    return pieces;
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    Matcher ends = END.matcher(text);
    while (ends.find()) {
      boolean small = Character.isLowerCase(text.charAt(ends.end()));
      String before = text.substring(from, ends.start());
      if (!small && !SHORTENED.matcher(before).matches()) {
        sentences.add(before);
        from = ends.end();
      }
    }
    sentences.add(text.substring(from));
    return sentences.stream().filter(sentence -> !sentence.isBlank()).toList();
  }

  /** Cuts at the first pause that has enough words before and behind it. */
  private static List<String> cut(String sentence) {
    Matcher pauses = PAUSE.matcher(sentence);
    while (pauses.find()) {
      String first = sentence.substring(0, pauses.start());
      String rest = sentence.substring(pauses.end());
      if (words(first) >= FEWEST_WORDS && words(rest) >= FEWEST_WORDS) {
        List<String> pieces = new ArrayList<>(List.of(first));
        pieces.addAll(rest.length() > LONGEST ? halves(rest) : List.of(rest));
        return pieces;
      }
    }
    return sentence.length() > LONGEST ? halves(sentence) : List.of(sentence);
  }

  /** Cuts at pauses, or between words where there is none. */
  private static List<String> halves(String sentence) {
    List<String> pieces = new ArrayList<>();
    String rest = sentence;
    while (rest.length() > LONGEST) {
      int at = -1;
      Matcher pauses = PAUSE.matcher(rest);
      while (pauses.find() && pauses.start() <= LONGEST) {
        at = pauses.start();
      }
      at = at > 0 ? at : rest.lastIndexOf(' ', LONGEST);
      at = at > 0 ? at : LONGEST;
      pieces.add(rest.substring(0, at).strip());
      rest = rest.substring(at).strip();
    }
    pieces.add(rest);
    return pieces;
  }

  private static int words(String text) {
    return text.strip().split("\\s+", -1).length;
  }
}
