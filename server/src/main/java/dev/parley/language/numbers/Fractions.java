package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parts of a whole: "three quarters", "two thirds", "seven eighths". */
final class Fractions {
  private static final Map<String, Integer> PARTS =
      Map.ofEntries(
          Map.entry("half", 2),
          Map.entry("halves", 2),
          Map.entry("third", 3),
          Map.entry("quarter", 4),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10));

  private final Words words;

  Fractions(Words words) {
    this.words = words;
  }

  /**
   * The part that begins at a word; without a value if it is a part of something, or no decimal
   * number is the same.
   */
  @Nullable Mention<BigDecimal> at(int i) {
    long count = words.is(i, "a", "an") ? 1 : Numerals.digit(words.at(i));
    Integer parts = parts(i + 1, count);
    if (count < 1 || parts == null || words.is(i, "o", "oh")) {
      return null;
    }
    boolean exact = parts == 2 || (parts % 2 == 0 && parts != 6) || parts == 5;
    return words.is(i + 2, "of") || !exact || words.is(i, "a", "an")
        ? Mention.none(i, i + 2)
        : Mention.unsure(value(count, parts), i, i + 2);
  }

  private @Nullable Integer parts(int at, long count) {
    String word = words.at(at);
    boolean plural = word.endsWith("s") && !word.equals("halves");
    return plural == count > 1
        ? PARTS.get(plural ? word.substring(0, word.length() - 1) : word)
        : word.equals("halves") ? PARTS.get(word) : null;
  }

  private static BigDecimal value(long count, int parts) {
    return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(parts));
  }
}
