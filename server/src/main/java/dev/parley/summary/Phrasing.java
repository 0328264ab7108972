package dev.parley.summary;

import java.time.Duration;
import java.util.List;

/** Small parts of sentences. */
final class Phrasing {
  private static final int LONGEST_QUOTE = 90;

  private Phrasing() {}

  /** Words of a call in quotation marks, without a stop, cut where they are long. */
  static String quote(String words) {
    String plain = words.replaceAll("[“”\"]", "'").replaceAll("\\s+", " ").strip();
    return "“" + cut(plain.replaceFirst("[.,;]+$", ""), LONGEST_QUOTE) + "”";
  }

  /** A text of so many characters at most, cut between words. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int space = text.lastIndexOf(' ', most - 1);
    int end = space > most / 2 ? space : most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Such as "12 s", "3 min", "1 min 5 s". */
  static String time(Duration time) {
    long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
    long minutes = seconds / 60;
    long rest = seconds % 60;
    return minutes == 0
        ? rest + " s"
        : rest == 0 ? minutes + " min" : "%d min %d s".formatted(minutes, rest);
  }

  /** Such as "a, b and c". */
  static String list(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** A sentence: a capital at its beginning, a stop at its end. */
  static String sentence(String words) {
    String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return text.endsWith(".") || text.endsWith("…") ? text : text + ".";
  }
}
