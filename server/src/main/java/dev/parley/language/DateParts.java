package dev.parley.language;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/** The month or the year of a date, said again alone: "no, April", "seventy five, not four". */
final class DateParts {
  private static final int MOST_WORDS = 8;

  private final Words words;
  private final DateWords dates;

  DateParts(Words words) {
    this.words = words;
    dates = new DateWords(words);
  }

  Optional<LocalDate> changed(LocalDate known) {
    if (words.size() > MOST_WORDS) {
      return Optional.empty();
    }
    Month month = null;
    DateWords.Counted year = null;
    int i = 0;
    while (i < words.size()) {
      boolean denied = words.is(i - 1, "not");
      Month named = denied ? null : dates.month(i);
      DateWords.Counted read = denied ? null : dates.year(i, known.getYear() < 2010);
      month = named == null ? month : named;
      year = read == null ? year : read;
      i = read == null ? i + 1 : read.to();
    }
    if (month == null && year == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        Day.exact(
            year == null ? known.getYear() : year.value(),
            month == null ? known.getMonthValue() : month.getValue(),
            known.getDayOfMonth()));
  }
}
