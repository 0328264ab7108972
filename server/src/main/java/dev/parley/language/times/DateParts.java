package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.Set;

/** The month or the year of a date, said again alone: "no, April", "seventy five, not four". */
final class DateParts {
  private static final int MOST_WORDS = 8;

  private static final int MOST_DAYS = 31;
  private static final Set<String> TAKING_BACK =
      Set.of(
          "no",
          "nope",
          "sorry",
          "wait",
          "actually",
          "mean",
          "meant",
          "rather",
          "correction",
          "oops");
  private static final Set<String> BETWEEN =
      Set.of("i", "oh", "make", "it", "that", "it's", "that's", "in", "was", "the", "year");

  private final Words words;
  private final DateWords dates;

  DateParts(Words words) {
    this.words = words;
    dates = new DateWords(words);
  }

  /** The day with the year that is said behind it to be another: "4 May 62, no, 63". */
  Mention<Day> mended(Mention<Day> mention, LocalDate today, Tense tense) {
    Day day = mention.value();
    if (day == null || day.kind() != Day.Kind.FULL) {
      return mention;
    }
    boolean birth = tense == Tense.BIRTH;
    int at = mention.to();
    DateWords.Counted denied = words.is(at, "not") ? dates.year(at + 1, birth) : null;
    if (denied != null) {
      return new Mention<>(day, mention.from(), denied.to(), mention.sure());
    }
    int from = corrected(at);
    Month month = from == at || !dates.endsDay(from + 1) ? null : dates.month(from);
    if (month != null) {
      LocalDate date =
          Day.exact(day.date().getYear(), month.getValue(), day.date().getDayOfMonth());
      return new Mention<>(
          date == null ? null : new Day(date, Day.Kind.FULL), mention.from(), from + 1, false);
    }
    DateWords.Counted year = from == at ? null : dates.year(from, birth);
    if (year == null || !dates.endsDay(year.to()) || dates.month(year.to()) != null) {
      return mention;
    }
    boolean perhapsDay = dates.year(from, false) == null && year.value() % 100 <= MOST_DAYS;
    int century = birth && year.value() > today.getYear() ? 100 : 0;
    LocalDate date =
        perhapsDay
            ? day.date()
            : Day.exact(
                (long) year.value() - century,
                day.date().getMonthValue(),
                day.date().getDayOfMonth());
    return date == null
        ? Mention.none(mention.from(), year.to())
        : Mention.unsure(new Day(date, Day.Kind.FULL), mention.from(), year.to());
  }

  /** Behind the words there that take back what was said; the same word if there are none. */
  private int corrected(int at) {
    int to = at;
    boolean takenBack = false;
    while (words.is(to, TAKING_BACK) || words.is(to, BETWEEN)) {
      takenBack |= words.is(to, TAKING_BACK);
      to++;
    }
    return takenBack ? to : at;
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
