package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The week that is named: "the week after next", "in two weeks", "the week of the tenth". */
final class NamedWeeks {
  static final int MOST_BETWEEN = 4;
  static final Set<String> BETWEEN =
      Set.of(
          "on",
          "the",
          "maybe",
          "say",
          "perhaps",
          "for",
          "of",
          "like",
          "probably",
          "so",
          "any",
          "a");
  private final Words words;
  private final DateWords dates;
  private final LocalDate today;
  private final RelativeDays.Days others;

  NamedWeeks(Words words, LocalDate today, RelativeDays.Days others) {
    this.words = words;
    dates = new DateWords(words);
    this.today = today;
    this.others = others;
  }

  /**
   * A week that is named.
   *
   * @param off from this one
   */
  record Week(int off, int to) {}

  /** A week that is named behind its day: "Monday, but the week after next". */
  @Nullable Week behind(int from) {
    int at = from;
    int most = from + MOST_BETWEEN;
    while (at < most
        && (words.is(at, BETWEEN) || words.is(at, "but", "in", "not") || denied(at))
        && (at(at) == null || denied(at))) {
      Week week = at(at);
      at = week == null ? at + 1 : week.to();
      most = week == null ? most : at + MOST_BETWEEN;
    }
    return words.stopped(at) ? null : at(at);
  }

  /** Whether the week there is said not to be it: "Friday, not next week but the week after". */
  private boolean denied(int at) {
    return words.is(at - 1, "not") && at(at) != null;
  }

  /** The week that was named last before a word, from this one; -1 for none. */
  private int weekNamed(int i) {
    for (int k = i - 1; k > 0; k--) {
      if (words.is(k, "week") && words.is(k - 1, "this", "next")) {
        return words.is(k - 1, "next") ? 1 : 0;
      }
    }
    return -1;
  }

  /** This week, next week, the week after next, two weeks from now, in two weeks, last week. */
  @Nullable Week at(int i) {
    int at = words.is(i, "the", "of") ? i + 1 : i;
    Week beside = words.is(at, "week") ? weekBeside(at + 1) : null;
    if (beside != null) {
      return beside;
    }
    if (words.is(at, "week") && words.is(at + 1, "after")) {
      if (words.is(at + 2, "next")) {
        return new Week(2, words.is(at + 3, "week") ? at + 4 : at + 3);
      }
      return words.is(at + 2, "this") ? new Week(1, at + 3) : weekAfter(i, at + 2);
    }
    if ((words.is(at, "following") && words.is(at + 1, "week", "one"))
        || words.follow(at, "one after")) {
      return weekAfter(i, at + 2);
    }
    if (words.is(at + 1, "week")) {
      return switch (words.at(at)) {
        case "this" -> new Week(0, at + 2);
        case "next", "coming" -> new Week(1, at + 2);
        case "last", "past" -> new Week(-1, at + 2);
        default -> null;
      };
    }
    boolean in = words.is(i, "in");
    DateWords.Counted days = dates.days(in ? i + 1 : i);
    if (days == null || days.value() % 7 != 0 || words.is(days.to() - 1, "day", "days")) {
      return null;
    }
    boolean now = words.follow(days.to(), "from now");
    boolean time = words.is(days.to(), "time");
    if (!in && !now) {
      return null;
    }
    return new Week(days.value() / 7, now ? days.to() + 2 : time ? days.to() + 1 : days.to());
  }

  /** The week before Christmas, the week of the tenth. */
  private @Nullable Week weekBeside(int at) {
    Mention<Day> base = words.is(at, "after", "before", "of") ? others.at(at + 1) : null;
    if (base == null || base.value() == null || base.value().kind() == Day.Kind.WEEKDAY) {
      return null;
    }
    long weeks = ChronoUnit.WEEKS.between(monday(today), monday(base.value().date()));
    int off = words.is(at, "of") ? 0 : words.is(at, "after") ? 1 : -1;
    return new Week((int) weeks + off, base.to());
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private @Nullable Week weekAfter(int i, int to) {
    int named = weekNamed(i);
    return named < 0 ? null : new Week(named + 1, words.is(to, "that") ? to + 1 : to);
  }
}
