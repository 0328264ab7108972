package dev.parley.language;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holidays that are on the same date each year. */
final class Holidays {
  private static final Map<String, MonthDay> DATES =
      Map.of(
          "christmas eve", MonthDay.of(12, 24),
          "christmas day", MonthDay.of(12, 25),
          "boxing day", MonthDay.of(12, 26),
          "new year's eve", MonthDay.of(12, 31),
          "new years eve", MonthDay.of(12, 31),
          "new year's day", MonthDay.of(1, 1),
          "new years day", MonthDay.of(1, 1),
          "valentine's day", MonthDay.of(2, 14),
          "halloween", MonthDay.of(10, 31),
          "christmas", MonthDay.of(12, 25));

  private Holidays() {}

  static @Nullable Mention<Day> at(Words words, int i, LocalDate today, Tense tense) {
    for (int length = 3; length > 0; length--) {
      MonthDay date = DATES.get(words.text(i, i + length));
      if (date != null && tense != Tense.BIRTH && i + length <= words.size()) {
        LocalDate coming = date.atYear(today.getYear());
        if (tense == Tense.FUTURE && coming.isBefore(today)) {
          coming = coming.plusYears(1);
        } else if (tense == Tense.PAST && coming.isAfter(today)) {
          coming = coming.minusYears(1);
        }
        return Mention.sure(new Day(coming, Day.Kind.FULL), i, i + length);
      }
    }
    return null;
  }
}
