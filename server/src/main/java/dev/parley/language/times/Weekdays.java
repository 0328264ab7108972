package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Days named by their weekday: "Tuesday", "next Tuesday", "Tuesday week", "the week after next, on
 * Tuesday". "Next Tuesday" is the Tuesday of next week, weeks beginning on Monday; where that is
 * not the Tuesday that comes first, it is not sure.
 */
final class Weekdays {
  private static final int MOST_COUNTED = 20;

  private final Words words;
  private final DateWords dates;
  private final LocalDate today;
  private final Tense tense;
  private final NamedMonths months;
  private final NamedWeeks weeks;
  private final RelativeDays.Days others;

  Weekdays(
      Words words,
      ValueContext context,
      Tense tense,
      NamedMonths months,
      RelativeDays.Days others) {
    this.words = words;
    dates = new DateWords(words);
    today = context.today();
    this.tense = tense;
    this.months = months;
    this.others = others;
    weeks = new NamedWeeks(words, today, others);
  }

  @Nullable Mention<Day> at(int i) {
    Mention<Day> ofMonth = ofMonth(i);
    if (ofMonth != null) {
      return ofMonth;
    }
    Mention<Day> counted = counted(i);
    if (counted != null) {
      return counted;
    }
    Mention<Day> ofWeek = weekFirst(i);
    return ofWeek == null ? dayFirst(i) : ofWeek;
  }

  /** The week after next, on Monday. */
  private @Nullable Mention<Day> weekFirst(int i) {
    NamedWeeks.Week week = weeks.at(i);
    if (week == null) {
      return null;
    }
    int at = week.to();
    while (at < week.to() + NamedWeeks.MOST_BETWEEN && words.is(at, NamedWeeks.BETWEEN)) {
      at++;
    }
    DayOfWeek day = words.stopped(at) ? null : dates.dayOfWeek(at);
    return day == null ? null : inWeek(day, week.off(), i, at + 1);
  }

  /** Two Fridays from now. */
  private @Nullable Mention<Day> counted(int i) {
    DateWords.Counted count = dates.cardinal(i);
    DayOfWeek day = count == null ? null : dates.dayOfWeek(count.to());
    if (count == null
        || day == null
        || count.value() < 1
        || count.value() > MOST_COUNTED
        || !words.follow(count.to() + 1, "from now")) {
      return null;
    }
    LocalDate date = today.with(TemporalAdjusters.next(day)).plusWeeks(count.value() - 1L);
    return Mention.unsure(new Day(date, Day.Kind.FULL), i, count.to() + 3);
  }

  private @Nullable Mention<Day> dayFirst(int i) {
    boolean the = words.is(i, "the") && dates.dayOfWeek(i + 1) != null;
    boolean next = words.is(i, "next");
    boolean here = words.is(i, "this", "coming");
    boolean last = words.is(i, "last", "past") || (words.is(i, "this") && words.is(i + 1, "past"));
    int at = next || here || last || the ? i + 1 : i;
    if ((here && words.is(at, "coming", "past", "next")) || (next && words.is(at, "coming"))) {
      at++;
    }
    DayOfWeek day = dates.dayOfWeek(at);
    if (day == null) {
      return null;
    }
    if (last || words.is(at + 1, "last")) {
      LocalDate date = today.with(TemporalAdjusters.previous(day));
      int to = last ? at + 1 : at + 2;
      return tense == Tense.PAST
          ? Mention.sure(new Day(date, Day.Kind.FULL), i, to)
          : Mention.none(i, to);
    }
    Mention<Day> beside = beside(day, i, at + 1);
    if (beside != null) {
      return beside;
    }
    LocalDate coming = today.with(TemporalAdjusters.next(day));
    if (words.is(at + 1, "after") && words.is(at + 2, "next")) {
      boolean clear = inWeek(day, 1).equals(coming);
      return new Mention<>(new Day(coming.plusWeeks(1), Day.Kind.FULL), i, at + 3, clear);
    }
    boolean following = words.is(i - 1, "following") || (the && words.is(at + 1, "after"));
    if (following) {
      int to = words.is(at + 1, "after") ? at + 2 : at + 1;
      return Mention.unsure(new Day(coming.plusWeeks(1), Day.Kind.WEEKDAY), i, to);
    }
    if (words.is(at + 1, "week") && !words.is(at + 2, "after")) {
      return Mention.sure(new Day(coming.plusWeeks(1), Day.Kind.FULL), i, at + 2);
    }
    if (words.is(at + 1, "fortnight")) {
      return Mention.sure(new Day(coming.plusWeeks(2), Day.Kind.FULL), i, at + 2);
    }
    NamedWeeks.Week week = weeks.behind(at + 1);
    if (week != null) {
      return inWeek(day, week.off(), i, week.to());
    }
    boolean every = dates.everyWeek(at);
    if (tense == Tense.PAST && (next || words.is(at - 1, "coming"))) {
      return Mention.none(i, at + 1);
    }
    if (tense == Tense.PAST) {
      return Mention.unsure(
          new Day(today.with(TemporalAdjusters.previous(day)), Day.Kind.WEEKDAY), i, at + 1);
    }
    if (next) {
      LocalDate nextWeeks = inWeek(day, 1);
      return new Mention<>(
          new Day(nextWeeks, Day.Kind.WEEKDAY), i, at + 1, nextWeeks.equals(coming) && !every);
    }
    boolean thisWeeks =
        !here
            || inWeek(day, 0).equals(coming)
            || words.is(i, "coming")
            || words.is(i + 1, "coming");
    boolean isToday = day == today.getDayOfWeek();
    return new Mention<>(
        new Day(coming, Day.Kind.WEEKDAY), i, at + 1, thisWeeks && !isToday && !every);
  }

  /** The Monday after Thanksgiving, the Friday before the tenth. */
  private @Nullable Mention<Day> beside(DayOfWeek day, int from, int at) {
    if (!words.is(at, "after", "before") || words.paused(at)) {
      return null;
    }
    Mention<Day> base = others.at(at + 1);
    if (base == null || base.value() == null || base.value().kind() == Day.Kind.WEEKDAY) {
      return null;
    }
    LocalDate date =
        base.value()
            .date()
            .with(
                words.is(at, "after")
                    ? TemporalAdjusters.next(day)
                    : TemporalAdjusters.previous(day));
    boolean possible = tense == Tense.FUTURE ? !date.isBefore(today) : !date.isAfter(today);
    return possible
        ? new Mention<>(new Day(date, Day.Kind.FULL), from, base.to(), base.sure())
        : Mention.none(from, base.to());
  }

  private Mention<Day> inWeek(DayOfWeek day, int week, int from, int to) {
    LocalDate date = inWeek(day, week);
    boolean possible = tense == Tense.FUTURE ? !date.isBefore(today) : !date.isAfter(today);
    return possible ? Mention.sure(new Day(date, Day.Kind.FULL), from, to) : Mention.none(from, to);
  }

  private LocalDate inWeek(DayOfWeek day, int week) {
    return NamedWeeks.monday(today).plusWeeks(week).with(TemporalAdjusters.nextOrSame(day));
  }

  /** The first Monday in March, the last Friday of the month. */
  private @Nullable Mention<Day> ofMonth(int i) {
    int at = words.is(i, "the") ? i + 1 : i;
    boolean last = words.is(at, "last");
    DateWords.Counted which = last ? new DateWords.Counted(-1, at + 1) : dates.ordinal(at);
    DayOfWeek day = which == null ? null : dates.dayOfWeek(which.to());
    if (which == null || day == null || !words.is(which.to() + 1, "of", "in")) {
      return null;
    }
    int monthAt = which.to() + 2;
    YearMonth month = months.at(monthAt);
    if (month == null || which.value() > 5) {
      return null;
    }
    int to = words.is(monthAt, "the", "this", "next") ? monthAt + 2 : monthAt + 1;
    LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(which.value(), day));
    boolean possible = YearMonth.from(date).equals(month) && !date.isBefore(today);
    return possible ? Mention.sure(new Day(date, Day.Kind.FULL), i, to) : Mention.none(i, to);
  }
}
