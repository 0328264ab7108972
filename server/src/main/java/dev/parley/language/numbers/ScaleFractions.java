package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Halves and quarters of a scale: "half a million", "a quarter of a million", "and a half". */
final class ScaleFractions {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");

  private final Words words;

  ScaleFractions(Words words) {
    this.words = words;
  }

  /** Half a million, a quarter of a million, three quarters of a million, half a dozen. */
  @Nullable Mention<Amount> before(int i) {
    int at = words.is(i, "a", "one") ? i + 1 : i;
    BigDecimal part;
    if (words.is(at, "half")) {
      part = HALF;
    } else if (words.is(at, "quarter")) {
      part = QUARTER;
    } else if (words.is(i, "three") && words.is(i + 1, "quarters")) {
      part = QUARTER.multiply(BigDecimal.valueOf(3));
      at = i + 1;
    } else {
      return null;
    }
    int next = at + 1;
    next = words.is(next, "of") ? next + 1 : next;
    next = words.is(next, "a", "an") ? next + 1 : next;
    return ScaleWords.has(words.at(next)) ? Mention.sure(Amount.of(part), i, next) : null;
  }

  /** How many words "and a half" takes there; 0 if it is not said. */
  int length(int at) {
    if (!words.is(at, "and")) {
      return 0;
    }
    int next = words.is(at + 1, "a", "one") ? at + 2 : at + 1;
    if (words.is(next, "half", "quarter") && next > at + 1) {
      return next + 1 - at;
    }
    return words.is(at + 1, "three") && words.is(at + 2, "quarters") ? 3 : 0;
  }

  /** What they add. */
  BigDecimal at(int at) {
    if (words.is(at + 2, "half")) {
      return HALF;
    }
    return words.is(at + 2, "quarter") ? QUARTER : QUARTER.multiply(BigDecimal.valueOf(3));
  }
}
