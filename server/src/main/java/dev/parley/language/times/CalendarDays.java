package dev.parley.language.times;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days named by their number: "the third of March", "March 3rd", "the 3rd", "3/15". */
final class CalendarDays {
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "CA", "PR", "GU", "BZ");

  /** What may stand between a day and its year where they are told apart. */
  private static final Pattern APART =
      Pattern.compile(
          "((and|the|my|year|is|was|of|in|it's|that's|that|it|born|i|on|birthday|birth|date|month)"
              + " ?)*");

  private final Words words;
  private final DateWords dates;
  private final ValueContext context;
  private final Tense tense;

  CalendarDays(Words words, ValueContext context, Tense tense) {
    this.words = words;
    dates = new DateWords(words);
    this.context = context;
    this.tense = tense;
  }

  @Nullable Mention<Day> at(int i) {
    Mention<Day> written = written(i);
    if (written != null) {
      return written;
    }
    Mention<Day> spoken = numbers(i);
    if (spoken != null) {
      return spoken;
    }
    Mention<Day> end = endOfMonth(i);
    if (end != null) {
      return end;
    }
    Mention<Day> dayFirst = dayFirst(i);
    return dayFirst == null ? monthFirst(i) : dayFirst;
  }

  /** 2026-03-03, 3/15/2026, 3/15, 15.3.2026, three slash fifteen. */
  private @Nullable Mention<Day> written(int i) {
    if (words.at(i).matches("\\d{4}")
        && words.dashed(i + 1)
        && words.dashed(i + 2)
        && words.at(i + 1).matches("\\d{1,2}")
        && words.at(i + 2).matches("\\d{1,2}")) {
      return full(Day.exact(number(i), number(i + 1), number(i + 2)), i, i + 3, true);
    }
    if (words.at(i).matches("\\d{1,2}\\.\\d{1,2}") && words.at(i + 1).matches("\\d{4}")) {
      String[] parts = words.at(i).split("\\.", 2);
      return ordered(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), number(i + 1), i, i + 2);
    }
    DateWords.Counted first = dates.cardinal(i);
    if (first == null) {
      return null;
    }
    boolean slash = words.is(first.to(), "/", "slash", "stroke");
    boolean dash = words.dashed(first.to()) && words.at(i).matches("\\d{1,2}");
    if (!slash && !dash) {
      return null;
    }
    DateWords.Counted second = dates.cardinal(slash ? first.to() + 1 : first.to());
    if (second == null) {
      return null;
    }
    int to = second.to();
    boolean more = slash ? words.is(to, "/", "slash", "stroke") : words.dashed(to);
    DateWords.Counted year = more ? dates.year(slash ? to + 1 : to, true) : null;
    if (dash && year == null) {
      return null;
    }
    return year == null
        ? ordered(first.value(), second.value(), 0, i, to)
        : ordered(first.value(), second.value(), century(year), i, year.to());
  }

  /** The third of the fourth; for a birth date six, twelve, seventy four. */
  private @Nullable Mention<Day> numbers(int i) {
    int at = words.is(i, "the") ? i + 1 : i;
    DateWords.Counted day = dates.ordinal(at);
    if (day != null && words.is(day.to(), "of") && words.is(day.to() + 1, "the")) {
      DateWords.Counted month = dates.ordinal(day.to() + 2);
      if (month != null && month.value() <= 12 && dates.month(month.to()) == null) {
        DateWords.Counted year = dates.year(month.to(), true);
        return withYear(month.value(), day.value(), year, i, month.to());
      }
    }
    if (tense != Tense.BIRTH) {
      return pair(i);
    }
    DateWords.Counted first = part(i);
    DateWords.Counted second = first == null ? null : part(first.to());
    DateWords.Counted year = second == null ? null : dates.year(second.to(), true);
    return first == null || second == null || year == null
        ? null
        : ordered(first.value(), second.value(), century(year), i, year.to());
  }

  /** Twelve twenty one: a month and a day, where that is all that is said. */
  private @Nullable Mention<Day> pair(int i) {
    DateWords.Counted first = context.asks(Expects.DATE) ? part(i) : null;
    DateWords.Counted second = first == null ? null : part(first.to());
    boolean all =
        first != null
            && second != null
            && second.to() == words.size()
            && !words.paused(first.to())
            && (i == 0 || words.is(i - 1, "it's", "on"));
    if (first == null || second == null || !all) {
      return null;
    }
    Mention<Day> day = ordered(first.value(), second.value(), 0, i, second.to());
    return new Mention<>(day.value(), i, second.to(), false);
  }

  private DateWords.@Nullable Counted part(int i) {
    boolean zero = words.is(i, "oh", "o", "zero");
    DateWords.Counted part = dates.cardinal(zero ? i + 1 : i);
    return part == null || part.value() > 31 ? null : part;
  }

  /** Of two numbers the day and the month, by how it is done where the callee is. */
  private Mention<Day> ordered(int first, int second, int year, int from, int to) {
    String region = context.callee().region();
    boolean monthFirst = region == null || MONTH_FIRST.contains(region);
    boolean forced = first > 12 || second > 12;
    boolean dayFirst = forced ? first > 12 : !monthFirst;
    int month = dayFirst ? second : first;
    int day = dayFirst ? first : second;
    boolean sure = forced || first == second || (region != null && !region.equals("CA"));
    if (year > 0) {
      Mention<Day> full = full(Day.exact(year, month, day), from, to, true);
      return new Mention<>(full.value(), from, to, full.sure() && sure);
    }
    Mention<Day> coming = withYear(month, day, null, from, to);
    return new Mention<>(coming.value(), from, to, coming.sure() && sure);
  }

  /** The end of the month, the last day of March. */
  private @Nullable Mention<Day> endOfMonth(int i) {
    int length = words.length(i, List.of("end of", "last day of", "last day in"));
    if (length == 0) {
      return null;
    }
    boolean sure = words.is(i, "last");
    int at = i + length;
    YearMonth month = month(at);
    int to = words.is(at, "the", "this", "next") ? at + 2 : at + 1;
    return month == null
        ? null
        : new Mention<>(new Day(month.atEndOfMonth(), Day.Kind.FULL), i, to, sure);
  }

  /** The month, this month, next month, March. */
  @Nullable YearMonth month(int at) {
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
      DateWords.Counted year = yearBehind(monthAt + 1);
      return withYear(month.getValue(), day.value(), year, i, monthAt + 1);
    }
    if (ordinal == null) {
      return null;
    }
    YearMonth named = words.is(next, "of") ? month(next + 1) : null;
    if (named != null) {
      int to = next + 3;
      return full(Day.exact(named.getYear(), named.getMonthValue(), day.value()), i, to, true);
    }
    boolean dated = the || words.at(at).matches("\\d+\\D+") || alone(at, day);
    boolean behind = dates.endsDay(next);
    return dated && behind && day.value() <= 31 && tense != Tense.BIRTH
        ? ofNoMonth(day.value(), i, next)
        : null;
  }

  /** Whether "tenth" stands for the tenth, where a day is all that was asked. */
  private boolean alone(int at, DateWords.Counted day) {
    boolean plain =
        at == 0 || words.paused(at) || words.is(at - 1, "on", "it's", "say", "maybe", "no");
    return context.asks(Expects.DATE) && plain && day.value() > 3;
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

  private Mention<Day> ofNoMonth(int day, int from, int to) {
    LocalDate date = near(day);
    if (date == null) {
      return Mention.none(from, to);
    }
    boolean plain =
        YearMonth.from(date).equals(YearMonth.from(context.today()))
            || YearMonth.from(context.today()).isValidDay(day);
    boolean asked = context.asks(Expects.DATE) || day > 5 || words.is(from - 1, "on");
    return new Mention<>(new Day(date, Day.Kind.NUMBER), from, to, plain && asked);
  }

  /** The day of that number: in the month spoken of, else the next to come or the last that was. */
  private @Nullable LocalDate near(int day) {
    String known = context.known();
    LocalDate today = context.today();
    YearMonth month =
        known == null || !known.matches("\\d{4}-\\d{2}-\\d{2}")
            ? YearMonth.from(today)
            : YearMonth.from(LocalDate.parse(known));
    int step = tense == Tense.FUTURE ? 1 : -1;
    for (int months = 0; months < 3; months++) {
      if (month.isValidDay(day)) {
        LocalDate date = month.atDay(day);
        if (step > 0 ? !date.isBefore(today) : !date.isAfter(today)) {
          return date;
        }
      }
      month = month.plusMonths(step);
    }
    return null;
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
    if (verb && ordinal == null && noun && yearBehind(day.to()) == null) {
      return null;
    }
    DateWords.Counted year = yearBehind(day.to());
    DateWords.Counted whole = ordinal == null ? dates.year(at, false) : null;
    if (whole != null && whole.to() > day.to() && (year == null || year.to() <= whole.to())) {
      return Mention.none(i, whole.to());
    }
    return withYear(month.getValue(), day.value(), year, i, day.to());
  }

  private DateWords.@Nullable Counted yearBehind(int at) {
    int from = words.is(at, "in", "of") ? at + 1 : at;
    if (words.is(from, "last", "this", "next") && words.is(from + 1, "year")) {
      int away = words.is(from, "last") ? -1 : words.is(from, "next") ? 1 : 0;
      return new DateWords.Counted(context.today().getYear() + away, from + 2);
    }
    return dates.year(from, tense == Tense.BIRTH);
  }

  private Mention<Day> withYear(
      int month, int day, DateWords.@Nullable Counted year, int from, int to) {
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

  private Mention<Day> full(@Nullable LocalDate date, int from, int to, boolean sure) {
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

  private int century(DateWords.Counted year) {
    return tense == Tense.BIRTH && year.value() > context.today().getYear()
        ? year.value() - 100
        : year.value();
  }

  private int number(int i) {
    return Integer.parseInt(words.at(i));
  }
}
