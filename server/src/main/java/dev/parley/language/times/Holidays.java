package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Days that have a name of their own: those of a fixed date, and those that move with the year. */
final class Holidays {
  private static final Map<String, IntFunction<LocalDate>> DAYS =
      Map.ofEntries(
          Map.entry("christmas eve", fixed(12, 24)),
          Map.entry("christmas day", fixed(12, 25)),
          Map.entry("christmas", fixed(12, 25)),
          Map.entry("boxing day", fixed(12, 26)),
          Map.entry("new year's eve", fixed(12, 31)),
          Map.entry("new years eve", fixed(12, 31)),
          Map.entry("new year's day", fixed(1, 1)),
          Map.entry("new years day", fixed(1, 1)),
          Map.entry("new year's", fixed(1, 1)),
          Map.entry("new years", fixed(1, 1)),
          Map.entry("valentine's day", fixed(2, 14)),
          Map.entry("valentines day", fixed(2, 14)),
          Map.entry("valentine's", fixed(2, 14)),
          Map.entry("st patrick's day", fixed(3, 17)),
          Map.entry("saint patrick's day", fixed(3, 17)),
          Map.entry("juneteenth", fixed(6, 19)),
          Map.entry("halloween", fixed(10, 31)),
          Map.entry("veterans day", fixed(11, 11)),
          Map.entry("mardi gras", easter(-47)),
          Map.entry("shrove tuesday", easter(-47)),
          Map.entry("ash wednesday", easter(-46)),
          Map.entry("palm sunday", easter(-7)),
          Map.entry("maundy thursday", easter(-3)),
          Map.entry("good friday", easter(-2)),
          Map.entry("easter", easter(0)),
          Map.entry("easter day", easter(0)),
          Map.entry("easter sunday", easter(0)),
          Map.entry("easter monday", easter(1)),
          Map.entry("ascension day", easter(39)),
          Map.entry("whit monday", easter(50)),
          Map.entry("mlk day", ofMonth(Month.JANUARY, 3, DayOfWeek.MONDAY)),
          Map.entry("presidents day", ofMonth(Month.FEBRUARY, 3, DayOfWeek.MONDAY)),
          Map.entry("presidents' day", ofMonth(Month.FEBRUARY, 3, DayOfWeek.MONDAY)),
          Map.entry("memorial day", ofMonth(Month.MAY, -1, DayOfWeek.MONDAY)),
          Map.entry("labor day", ofMonth(Month.SEPTEMBER, 1, DayOfWeek.MONDAY)),
          Map.entry("columbus day", ofMonth(Month.OCTOBER, 2, DayOfWeek.MONDAY)),
          Map.entry("thanksgiving", Holidays::thanksgiving),
          Map.entry("thanksgiving day", Holidays::thanksgiving),
          Map.entry("black friday", year -> thanksgiving(year).plusDays(1)),
          Map.entry("cyber monday", year -> thanksgiving(year).plusDays(4)));

  /** What makes a stretch of days of the name before it. */
  private static final Set<String> STRETCH =
      Set.of("week", "weekend", "break", "season", "time", "holiday", "holidays", "vacation");

  /** Words of agreement, behind which "good" is one of them: "sounds good, Friday". */
  private static final Set<String> AGREEING =
      Set.of(
          "sounds", "sound", "is", "that's", "it's", "all", "very", "pretty", "really", "so",
          "looks", "works", "be", "ok", "okay", "yes", "yeah", "yep", "oh", "great", "sure", "no");

  private final Words words;
  private final ValueContext context;
  private final Tense tense;

  Holidays(Words words, ValueContext context, Tense tense) {
    this.words = words;
    this.context = context;
    this.tense = tense;
  }

  @Nullable Mention<Day> at(int i) {
    for (int length = 3; length > 0; length--) {
      IntFunction<LocalDate> day = DAYS.get(words.text(i, i + length));
      if (day != null && i + length <= words.size() && named(i, length)) {
        return words.is(i + length, STRETCH)
            ? Mention.none(i, i + length + 1)
            : dated(day, i, i + length);
      }
    }
    return null;
  }

  private boolean named(int i, int length) {
    for (int k = i + 1; k < i + length; k++) {
      if (words.paused(k)) {
        return false;
      }
    }
    return !words.is(i, "good") || !words.is(i - 1, AGREEING);
  }

  private Mention<Day> dated(IntFunction<LocalDate> day, int from, int to) {
    DateWords.Counted year = new DateWords(words).year(to, tense == Tense.BIRTH);
    LocalDate today = context.today();
    if (year != null) {
      boolean ahead = tense == Tense.BIRTH && year.value() > today.getYear();
      LocalDate date = day.apply(ahead ? year.value() - 100 : year.value());
      return Mention.sure(new Day(date, Day.Kind.FULL), from, year.to());
    }
    if (tense == Tense.BIRTH) {
      return Mention.none(from, to);
    }
    LocalDate near = day.apply(today.getYear());
    if (tense == Tense.FUTURE && near.isBefore(today)) {
      near = day.apply(today.getYear() + 1);
    } else if (tense == Tense.PAST && near.isAfter(today)) {
      near = day.apply(today.getYear() - 1);
    }
    return new Mention<>(new Day(near, Day.Kind.FULL), from, to, sure(near, from, to));
  }

  /** Easter alone may be any of its days, and "good Friday" a Friday that is agreed to. */
  private boolean sure(LocalDate date, int from, int to) {
    return !date.equals(context.today())
        && !words.is(from, "good")
        && !words.text(from, to).equals("easter");
  }

  private static IntFunction<LocalDate> fixed(int month, int day) {
    return year -> LocalDate.of(year, month, day);
  }

  private static IntFunction<LocalDate> ofMonth(Month month, int which, DayOfWeek day) {
    return year ->
        LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(which, day));
  }

  private static LocalDate thanksgiving(int year) {
    return ofMonth(Month.NOVEMBER, 4, DayOfWeek.THURSDAY).apply(year);
  }

  private static IntFunction<LocalDate> easter(int off) {
    return year -> easterSunday(year).plusDays(off);
  }

  /** By the Gregorian computus of Meeus, Jones and Butcher. */
  private static LocalDate easterSunday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int rest = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int month = (golden + 11 * epact + 22 * weekday) / 451;
    int day = epact + weekday - 7 * month + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }
}
