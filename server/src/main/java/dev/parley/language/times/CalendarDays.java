package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.Month;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Days named by their number: "the third of March", "March 3rd", "the 3rd", "3/15". */
final class CalendarDays {
  private final Words words;
  private final DateWords dates;
  private final Tense tense;
  private final NumericDays numeric;
  private final NamedMonths months;
  private final DaysOfYear years;
  private final DaysOfMonth ordinals;

  CalendarDays(Words words, ValueContext context, Tense tense) {
    this.words = words;
    dates = new DateWords(words);
    this.tense = tense;
    numeric = new NumericDays(words, context, tense);
    months = new NamedMonths(words, context);
    years = new DaysOfYear(words, context, tense);
    ordinals = new DaysOfMonth(words, context, tense);
  }

  @Nullable Mention<Day> at(int i) {
    Mention<Day> told = numeric.at(i);
    if (told != null) {
      return told;
    }
    Mention<Day> end = months.end(i);
    if (end != null) {
      return end;
    }
    Mention<Day> dayFirst = dayFirst(i);
    return dayFirst == null ? monthFirst(i) : dayFirst;
  }

  /** The third of March, third March, the 3rd. */
  private @Nullable Mention<Day> dayFirst(int i) {
    boolean the = words.is(i, "the");
    int at = the ? i + 1 : i;
    DateWords.Counted ordinal = dates.ordinal(at);
    DateWords.Counted day = ordinal == null ? dates.cardinal(at) : ordinal;
    if (day == null) {
      return null;
    }
    int next = words.is(day.to(), "day") ? day.to() + 1 : day.to();
    int monthAt = words.is(next, "of", "in") ? next + 1 : next;
    Month month = dates.month(monthAt);
    boolean ofYear = ordinal == null && (day.value() > 31 || endsYear(i, day.to()));
    if (month != null && day.value() <= 99 && !ofYear) {
      DateWords.Counted year = years.yearBehind(monthAt + 1);
      return years.of(month.getValue(), day.value(), year, i, monthAt + 1);
    }
    if (ordinal == null) {
      return null;
    }
    if (words.follow(next, "of the month") && tense != Tense.BIRTH) {
      return ordinals.of(day.value(), i, next + 3);
    }
    YearMonth named = words.is(next, "of") ? months.at(next + 1) : null;
    if (named != null) {
      int to = next + 3;
      return years.full(
          Day.exact(named.getYear(), named.getMonthValue(), day.value()), i, to, true);
    }
    boolean dated = the || words.at(at).matches("\\d+\\D+") || ordinals.alone(at, day);
    boolean behind = dates.endsDay(next);
    return dated && behind && day.value() <= 31 && tense != Tense.BIRTH
        ? ordinals.of(day.value(), i, next)
        : null;
  }

  /** Whether a number is the end of a year before a month: "twenty twelve, May fourth". */
  private boolean endsYear(int i, int to) {
    for (int from = i - 1; tense == Tense.BIRTH && from >= 0 && from > i - 4; from--) {
      DateWords.Counted year = dates.year(from, false);
      if (year != null && year.to() == to) {
        return true;
      }
    }
    return false;
  }

  /** March third, March the 3rd, March 3. */
  private @Nullable Mention<Day> monthFirst(int i) {
    Month month = dates.month(i);
    if (month == null) {
      return null;
    }
    int at = words.is(i + 1, "the") ? i + 2 : i + 1;
    DateWords.Counted ordinal = dates.ordinal(at);
    DateWords.Counted day = ordinal == null ? dates.cardinal(at) : ordinal;
    if (day == null || day.value() > 99 || day.value() < 1) {
      return null;
    }
    boolean verb = month == Month.MAY || month == Month.MARCH;
    boolean noun = !dates.endsDay(day.to());
    if (verb && ordinal == null && noun && years.yearBehind(day.to()) == null) {
      return null;
    }
    DateWords.Counted year = years.yearBehind(day.to());
    DateWords.Counted whole = ordinal == null ? dates.year(at, false) : null;
    if (whole != null && whole.to() > day.to() && (year == null || year.to() <= whole.to())) {
      return Mention.none(i, whole.to());
    }
    return years.of(month.getValue(), day.value(), year, i, day.to());
  }
}
