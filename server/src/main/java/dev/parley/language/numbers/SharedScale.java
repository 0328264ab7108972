package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.List;

/**
 * The scale that goes without saying behind a sum that was said in it: "I have four hundred and can
 * spare three" may be three hundred.
 */
final class SharedScale {
  private static final BigDecimal SMALL = BigDecimal.TEN;

  private SharedScale() {}

  /** Whether a sum that is meant is so small that its scale may have been left off. */
  static boolean left(Words words, AskedNumber asked, List<Mention<NumberRange>> meant) {
    Mention<NumberRange> last = meant.getLast();
    NumberRange value = last.value();
    if (!asked.money() || value == null || value.high().compareTo(SMALL) >= 0) {
      return false;
    }
    return words
        .text(0, last.from())
        .matches(".*\\b(hundred|thousand|grand|k|[1-9]\\d{2,}(\\.\\d+)?)\\b.*");
  }
}
