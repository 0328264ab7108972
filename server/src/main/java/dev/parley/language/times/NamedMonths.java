package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The month that is spoken of: "this month", "next month", "March", and its end. */
final class NamedMonths {
  private final Words words;
  private final DateWords dates;
  private final ValueContext context;

  NamedMonths(Words words, ValueContext context) {
    this.words = words;
    dates = new DateWords(words);
    this.context = context;
  }

  /** The month, this month, next month, March. */
  @Nullable YearMonth at(int at) {
    YearMonth now = YearMonth.from(context.today());
    if (words.is(at, "the", "this") && words.is(at + 1, "month")) {
      return now;
    }
    if (words.is(at, "next") && words.is(at + 1, "month")) {
      return now.plusMonths(1);
    }
    Month named = dates.month(at);
    if (named == null) {
      return null;
    }
    YearMonth month = now.withMonth(named.getValue());
    return month.isBefore(now) ? month.plusYears(1) : month;
  }

  /** The end of the month, the last day of March. */
  @Nullable Mention<Day> end(int i) {
    int length = words.length(i, List.of("end of", "last day of", "last day in"));
    if (length == 0) {
      return null;
    }
    boolean sure = words.is(i, "last");
    int at = i + length;
    YearMonth month = at(at);
    int to = words.is(at, "the", "this", "next") ? at + 2 : at + 1;
    return month == null
        ? null
        : new Mention<>(new Day(month.atEndOfMonth(), Day.Kind.FULL), i, to, sure);
  }
}
