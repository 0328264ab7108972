package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The date of a day and a month, in the year that is said with them or else is meant. */
final class DaysOfYear {
  /** What may stand between a day and its year where they are told apart. */
  private static final Pattern APART =
      Pattern.compile(
          "((and|the|my|year|is|was|of|in|it's|that's|that|it|born|i|on|birthday|birth|date|month)"
              + " ?)*");

  private final Words words;
  private final DateWords dates;
  private final ValueContext context;
  private final Tense tense;

  DaysOfYear(Words words, ValueContext context, Tense tense) {
    this.words = words;
    dates = new DateWords(words);
    this.context = context;
    this.tense = tense;
  }

  /** The year that is said behind a day; null for none. */
  DateWords.@Nullable Counted yearBehind(int at) {
    int from = words.is(at, "in", "of") ? at + 1 : at;
    if (words.is(from, "last", "this", "next") && words.is(from + 1, "year")) {
      int away = words.is(from, "last") ? -1 : words.is(from, "next") ? 1 : 0;
      return new DateWords.Counted(context.today().getYear() + away, from + 2);
    }
    return dates.year(from, tense == Tense.BIRTH);
  }

  /**
   * The date.
   *
   * @param year that is said; null for none
   */
  Mention<Day> of(int month, int day, DateWords.@Nullable Counted year, int from, int to) {
    if (year != null) {
      return unborn(year, to)
          ? Mention.none(from, year.to())
          : full(Day.exact(century(year), month, day), from, year.to(), true);
    }
    if (tense == Tense.BIRTH) {
      int apart = apartYear(from, to);
      return full(apart == 0 ? null : Day.exact(apart, month, day), from, to, true);
    }
    LocalDate today = context.today();
    int step = tense == Tense.PAST ? -1 : 1;
    for (int years = 0; years <= 4; years++) {
      LocalDate date = Day.exact(today.getYear() + (long) step * years, month, day);
      if (date != null && (step > 0 ? !date.isBefore(today) : !date.isAfter(today))) {
        return full(date, from, to, true);
      }
    }
    return Mention.none(from, to);
  }

  /** The year that is said apart from day and month, before or behind them; 0 for none. */
  private int apartYear(int from, int to) {
    for (int k = 0; k < words.size(); k++) {
      DateWords.Counted year = k >= from && k < to ? null : dates.year(k, k == from - 2);
      if (year == null) {
        continue;
      }
      boolean before = year.to() <= from;
      String between = before ? words.text(year.to(), from) : words.text(to, k);
      boolean long_ = year.value() < 2000 || dates.year(k, false) != null;
      boolean plain = !before || APART.matcher(words.text(0, k)).matches();
      if ((before || k >= to) && long_ && plain && APART.matcher(between).matches()) {
        return year.value();
      }
    }
    return 0;
  }

  /**
   * A whole date, if it can be meant.
   *
   * @param date null if there is no such day
   */
  Mention<Day> full(@Nullable LocalDate date, int from, int to, boolean sure) {
    if (date == null) {
      return Mention.none(from, to);
    }
    LocalDate today = context.today();
    if (tense == Tense.FUTURE && date.isBefore(today) && Tense.ahead(context.asked())) {
      return Mention.none(from, to);
    }
    boolean likely =
        tense == Tense.FUTURE
            ? !date.isBefore(today) || date.isBefore(today.minusYears(2))
            : !date.isAfter(today);
    return new Mention<>(new Day(date, Day.Kind.FULL), from, to, sure && likely);
  }

  /** Whether a birth is told with a whole year that is still to come: "twenty thirty". */
  private boolean unborn(DateWords.Counted year, int dayTo) {
    if (tense != Tense.BIRTH || year.value() <= context.today().getYear()) {
      return false;
    }
    for (int i = dayTo; i < year.to(); i++) {
      DateWords.Counted whole = dates.year(i, false);
      if (whole != null && whole.to() == year.to()) {
        return true;
      }
    }
    return false;
  }

  /** The year that is meant by one of two digits or more. */
  int century(DateWords.Counted year) {
    return tense == Tense.BIRTH && year.value() > context.today().getYear()
        ? year.value() - 100
        : year.value();
  }
}
