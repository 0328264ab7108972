package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days that are named by the one before them: "not tomorrow, the day after", "not this Friday, the
 * next one", "December twelfth or thirteenth".
 */
final class FollowingDays {
  private static final List<String> DAY_AFTER =
      List.of(
          "the day after that", "the day after", "day after", "the following day", "the next day");
  private static final List<String> DAY_BEFORE =
      List.of("the day before that", "the day before", "day before");
  private static final List<String> WEEK_AFTER =
      List.of(
          "the next one",
          "next one",
          "the one after that",
          "the one after next",
          "the one after",
          "one after that",
          "one after",
          "the following one",
          "the week after that",
          "the week after",
          "the following week");

  /** What joins another number to a date, or puts it in its place. */
  private static final Set<String> LINKS =
      Set.of(
          "or",
          "and",
          "no",
          "nope",
          "sorry",
          "wait",
          "actually",
          "maybe",
          "perhaps",
          "i",
          "mean",
          "meant",
          "make",
          "it",
          "that",
          "rather",
          "oh",
          "let's",
          "say",
          "on",
          "instead",
          "it's");

  private static final int MOST_LINKS = 5;
  private static final int WEEK = 7;

  private final Words words;
  private final DateWords dates;
  private final LocalDate today;
  private final Tense tense;

  FollowingDays(Words words, ValueContext context, Tense tense) {
    this.words = words;
    dates = new DateWords(words);
    today = context.today();
    this.tense = tense;
  }

  /**
   * The day that begins at a word.
   *
   * @param last the day that was named before
   */
  @Nullable Mention<Day> at(int i, Mention<Day> last) {
    Day day = last.value();
    if (day == null) {
      return null;
    }
    Mention<Day> number = number(i, last, day);
    return number == null ? beside(i, last, day) : number;
  }

  /** A day of no month in the month of the one before: "after Christmas, the twenty eighth". */
  Mention<Day> ofMonth(Mention<Day> mention, Mention<Day> last) {
    Day day = mention.value();
    Day named = last.value();
    if (day == null
        || named == null
        || day.kind() != Day.Kind.NUMBER
        || named.kind() != Day.Kind.FULL
        || day.date().getMonth() == named.date().getMonth()) {
      return mention;
    }
    LocalDate date =
        Day.exact(named.date().getYear(), named.date().getMonthValue(), day.date().getDayOfMonth());
    boolean before = words.is(last.from() - 1, "before", "by", "until");
    if (date != null && before && date.isAfter(named.date())) {
      date = date.minusMonths(1);
    }
    Day meant = date != null && possible(date) ? new Day(date, Day.Kind.NUMBER) : day;
    return Mention.unsure(meant, mention.from(), mention.to());
  }

  private boolean possible(LocalDate date) {
    return tense == Tense.FUTURE ? !date.isBefore(today) : !date.isAfter(today);
  }

  private @Nullable Mention<Day> beside(int i, Mention<Day> last, Day day) {
    int after = words.length(i, DAY_AFTER);
    if (after > 0 && dates.endsDay(i + after)) {
      return possible(day.date().plusDays(1), i, i + after, last.sure());
    }
    int before = words.length(i, DAY_BEFORE);
    if (before > 0 && dates.endsDay(i + before)) {
      return possible(day.date().minusDays(1), i, i + before, last.sure());
    }
    Mention<Day> weekday = weekday(i, day);
    if (weekday != null) {
      return weekday;
    }
    int week = words.length(i, WEEK_AFTER);
    boolean ofWeek = day.kind() == Day.Kind.WEEKDAY || words.text(i, i + week).contains("week");
    if (week > 0 && ofWeek && dates.endsDay(i + week)) {
      return possible(day.date().plusDays(WEEK), i, i + week, false);
    }
    DateWords.Counted off = dates.days(i);
    boolean afterThat = off != null && words.is(off.to(), "after", "before");
    return off != null && afterThat && words.is(off.to() + 1, "that")
        ? possible(
            day.date().plusDays(words.is(off.to(), "after") ? off.value() : -off.value()),
            i,
            off.to() + 2,
            last.sure())
        : null;
  }

  /** The following Monday, the Monday after. */
  private @Nullable Mention<Day> weekday(int i, Day day) {
    int at = words.is(i, "the") ? i + 1 : i;
    boolean following = words.is(at, "following");
    DayOfWeek named = dates.dayOfWeek(following ? at + 1 : at);
    int behind = words.is(at + 2, "that") ? at + 3 : at + 2;
    boolean after = words.is(at + 1, "after") && dates.endsDay(behind);
    if (named == null || !(following || after)) {
      return null;
    }
    LocalDate date = day.date().with(TemporalAdjusters.next(named));
    return possible(date, i, following ? at + 2 : behind, false);
  }

  /** Another number in the month of the day before. */
  private @Nullable Mention<Day> number(int i, Mention<Day> last, Day day) {
    if (day.kind() == Day.Kind.WEEKDAY || !linked(last.to(), i)) {
      return null;
    }
    DateWords.Counted number = dates.ordinal(words.is(i, "the") ? i + 1 : i);
    if (number == null && dates.cardinal(last.to() - 1) != null) {
      number = dates.cardinal(i);
    }
    boolean alone =
        number != null
            && dates.endsDay(number.to())
            && dates.month(number.to()) == null
            && !words.is(number.to(), "of", "in");
    if (number == null || !alone) {
      return null;
    }
    LocalDate date = Day.exact(day.date().getYear(), day.date().getMonthValue(), number.value());
    if (day.kind() == Day.Kind.NUMBER && date != null && date.isBefore(day.date())) {
      date = tense == Tense.FUTURE && date.isBefore(today) ? date.plusMonths(1) : date;
    }
    return date == null ? null : possible(date, i, number.to(), last.sure());
  }

  private boolean linked(int from, int to) {
    if (to <= from || to > from + MOST_LINKS) {
      return false;
    }
    for (int k = from; k < to; k++) {
      if (!words.is(k, LINKS)) {
        return false;
      }
    }
    return true;
  }

  private Mention<Day> possible(LocalDate date, int from, int to, boolean sure) {
    boolean possible = tense == Tense.FUTURE ? !date.isBefore(today) : !date.isAfter(today);
    return possible
        ? new Mention<>(new Day(date, Day.Kind.ANOTHER), from, to, sure)
        : Mention.none(from, to);
  }
}
