package dev.parley.language.times;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Days of a month that is not named: "the third", "the 3rd". */
final class DaysOfMonth {
  private final Words words;
  private final ValueContext context;
  private final Tense tense;

  DaysOfMonth(Words words, ValueContext context, Tense tense) {
    this.words = words;
    this.context = context;
    this.tense = tense;
  }

  /** Whether "tenth" stands for the tenth, where a day is all that was asked. */
  boolean alone(int at, DateWords.Counted day) {
    boolean plain =
        at == 0 || words.paused(at) || words.is(at - 1, "on", "it's", "say", "maybe", "no");
    return context.asks(Expects.DATE) && plain && day.value() > 3;
  }

  /** The day of that number. */
  Mention<Day> of(int day, int from, int to) {
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
}
