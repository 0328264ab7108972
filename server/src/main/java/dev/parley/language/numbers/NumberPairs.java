package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two numbers below a hundred that are said as one: "nineteen seventy four", "two fifty". */
final class NumberPairs {
  private final Words words;

  NumberPairs(Words words) {
    this.words = words;
  }

  /**
   * Nineteen seventy four is a year; two fifty is 250, or two and fifty hundredths.
   *
   * @param first the number that begins at a word
   * @param to behind it
   */
  @Nullable Mention<Amount> at(int i, long first, int to) {
    boolean written = words.at(i).matches("\\d+");
    if (first < 1 || first > 99 || written || words.paused(to)) {
      return null;
    }
    boolean year = first >= 18 && first <= 20;
    if (words.is(to, "oh", "o") && Numerals.digit(words.at(to + 1)) > 0 && first > 9) {
      long value = first * 100 + Numerals.digit(words.at(to + 1));
      return new Mention<>(Amount.of(value), i, to + 2, year);
    }
    int length = NumberWords.TENS.containsKey(words.at(to)) && ones(to + 1) ? 2 : 1;
    List<String> upTo = words.list().subList(0, Math.min(words.size(), to + length));
    Optional<Numerals.Read> second = Numerals.cardinal(upTo, to);
    if (second.isEmpty() || second.get().value() < 10 || second.get().value() > 99) {
      return null;
    }
    int end = to + second.get().length();
    BigDecimal scale = ScaleWords.of(words.at(end));
    long value = first * 100 + second.get().value();
    if (scale != null) {
      boolean thousands = first < 10 && scale.longValue() >= 1_000;
      return thousands ? Mention.sure(Amount.of(value), i, end) : null;
    }
    return new Mention<>(Amount.of(value), i, end, year);
  }

  private boolean ones(int at) {
    return words.at(at).matches("\\p{L}{3,}") && Numerals.digit(words.at(at)) > 0;
  }
}
