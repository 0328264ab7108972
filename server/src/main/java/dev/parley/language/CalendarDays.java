package dev.parley.language;

import dev.parley.agent.Expects;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days named by their number: "the third of March", "March 3rd", "the 3rd", "3/15". */
final class CalendarDays {
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "CA", "PR", "GU", "BZ");

  /** What may stand behind "the third" where it is a day. */
  private static final Set<String> BEHIND =
      Set.of(
          "at",
          "in",
          "is",
          "works",
          "work",
          "would",
          "will",
          "please",
          "should",
          "sounds",
          "suits",
          "if",
          "and",
          "or",
          "but",
          "then",
          "instead",
          "maybe",
          "for",
          "from",
          "to",
          "around",
          "before",
          "after",
          "actually",
          "could",
          "can",
          "was",
          "looks",
          "might",
          "morning",
          "afternoon",
          "evening",
          "night",
          "not",
          "no",
          "though",
          "thanks",
          "thank",
          "between",
          "on",
          "by",
          "so",
          "seems",
          "may",
          "you",
          "i",
          "we",
          "doesn't",
          "isn't",
          "won't",
          "about",
          "any",
          "that",
          "it",
          "which",
          "sorry",
          "wait",
          "until",
          "till",
          "through",
          "make",
          "that's",
          "it's");

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
      return null;
    }
    DateWords.Counted first = part(i);
    DateWords.Counted second = first == null ? null : part(first.to());
    DateWords.Counted year = second == null ? null : dates.year(second.to(), true);
    return first == null || second == null || year == null
        ? null
        : ordered(first.value(), second.value(), century(year), i, year.to());
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
    if (month != null && day.value() <= 99) {
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
    boolean dated = the || words.at(at).matches("\\d+\\D+");
    boolean behind = next >= words.size() || words.paused(next) || words.is(next, BEHIND);
    return dated && behind && day.value() <= 31 && tense != Tense.BIRTH
        ? ofNoMonth(day.value(), i, next)
        : null;
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
    boolean noun =
        day.to() < words.size() && !words.paused(day.to()) && !words.is(day.to(), BEHIND);
    if (verb && ordinal == null && noun && yearBehind(day.to()) == null) {
      return null;
    }
    return withYear(month.getValue(), day.value(), yearBehind(day.to()), i, day.to());
  }

  private DateWords.@Nullable Counted yearBehind(int at) {
    int from = words.is(at, "in", "of") ? at + 1 : at;
    return dates.year(from, tense == Tense.BIRTH);
  }

  private Mention<Day> withYear(
      int month, int day, DateWords.@Nullable Counted year, int from, int to) {
    if (year != null) {
      return full(Day.exact(century(year), month, day), from, year.to(), true);
    }
    if (tense == Tense.BIRTH) {
      return Mention.none(from, to);
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

  private Mention<Day> full(@Nullable LocalDate date, int from, int to, boolean sure) {
    if (date == null) {
      return Mention.none(from, to);
    }
    LocalDate today = context.today();
    boolean likely =
        tense == Tense.FUTURE
            ? !date.isBefore(today) || date.isBefore(today.minusYears(2))
            : !date.isAfter(today);
    return new Mention<>(new Day(date, Day.Kind.FULL), from, to, sure && likely);
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
