package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import org.jspecify.annotations.Nullable;

/** Years as they are said: "nineteen seventy four", "two thousand and five", "oh five", "'74". */
final class YearWords {
  private final Words words;
  private final DateWords dates;

  YearWords(Words words, DateWords dates) {
    this.words = words;
    this.dates = dates;
  }

  /**
   * The year that begins at a word; null for none.
   *
   * @param short_ whether it may be one of two digits
   */
  DateWords.@Nullable Counted at(int i, boolean short_) {
    DateWords.Counted year = longYear(i);
    if (year == null && short_) {
      year = shortYear(i);
    }
    return year == null || words.is(year.to(), "am", "pm", "oclock", "hundred") ? null : year;
  }

  private DateWords.@Nullable Counted longYear(int i) {
    if (words.at(i).matches("(18|19|20|21)\\d\\d")) {
      return new DateWords.Counted(Integer.parseInt(words.at(i)), i + 1);
    }
    StringBuilder digits = new StringBuilder();
    for (int k = 0; k < 4 && Numerals.digit(words.at(i + k)) >= 0; k++) {
      digits.append(Numerals.digit(words.at(i + k)));
    }
    if (digits.toString().matches("(19|20)\\d\\d")) {
      return new DateWords.Counted(Integer.parseInt(digits.toString()), i + 4);
    }
    int century =
        switch (words.at(i)) {
          case "eighteen", "18" -> 1800;
          case "nineteen", "19" -> 1900;
          case "twenty", "20" -> 2000;
          default -> 0;
        };
    if (century > 0) {
      int at = words.follow(i + 1, "hundred and") ? i + 3 : i + 1;
      if (words.is(at, "oh", "o") && Numerals.digit(words.at(at + 1)) > 0) {
        return new DateWords.Counted(century + Numerals.digit(words.at(at + 1)), at + 2);
      }
      DateWords.Counted rest = dates.cardinal(at);
      if (rest != null && rest.value() > 9 && rest.value() < 100 && !words.paused(at)) {
        return new DateWords.Counted(century + rest.value(), rest.to());
      }
      if (at == i + 3 && rest != null && rest.value() < 10) {
        return new DateWords.Counted(century + rest.value(), rest.to());
      }
    }
    DateWords.Counted whole = words.is(i, "two") ? dates.cardinal(i) : null;
    return whole != null && whole.value() >= 2000 && whole.value() < 2100 ? whole : null;
  }

  private DateWords.@Nullable Counted shortYear(int i) {
    if (words.is(i, "oh", "o") && Numerals.digit(words.at(i + 1)) >= 0) {
      return new DateWords.Counted(2000 + Numerals.digit(words.at(i + 1)), i + 2);
    }
    int tens = Numerals.digit(words.at(i));
    int units = Numerals.digit(words.at(i + 1));
    if (tens > 2 && units >= 0 && Numerals.digit(words.at(i + 2)) < 0) {
      return new DateWords.Counted(1900 + tens * 10 + units, i + 2);
    }
    DateWords.Counted two = dates.cardinal(i);
    return two == null || two.value() < 10 || two.value() > 99
        ? null
        : new DateWords.Counted(two.value() + (two.value() > 30 ? 1900 : 2000), two.to());
  }
}
