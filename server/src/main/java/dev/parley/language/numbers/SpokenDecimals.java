package dev.parley.language.numbers;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.math.BigDecimal;
import java.util.Optional;

/** What is said behind a decimal point: "point five", "point two five". */
final class SpokenDecimals {
  private final Words words;

  SpokenDecimals(Words words) {
    this.words = words;
  }

  /** How many words they take with the point; 0 if there is none. */
  int length(int at) {
    if (!words.is(at, "point", "dot")) {
      return 0;
    }
    int length = 1;
    while (Numerals.digit(words.at(at + length)) >= 0) {
      length++;
    }
    if (length == 1) {
      Optional<Numerals.Read> read = Numerals.cardinal(words.list(), at + 1);
      return read.isPresent() && read.get().value() < 100 ? 1 + read.get().length() : 0;
    }
    return length;
  }

  /** What they add, less than one. */
  BigDecimal at(int at) {
    StringBuilder digits = new StringBuilder("0.");
    int end = at + length(at);
    if (Numerals.digit(words.at(at + 1)) >= 0) {
      for (int i = at + 1; i < end; i++) {
        digits.append(Numerals.digit(words.at(i)));
      }
    } else if (end > at) {
      digits.append(Numerals.cardinal(words.list(), at + 1).orElseThrow().value());
    } else {
      digits.append('0');
    }
    return new BigDecimal(digits.toString());
  }
}
