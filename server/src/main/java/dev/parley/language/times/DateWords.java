package dev.parley.language.times;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The single words and numbers that dates are made of. */
public final class DateWords {
  private static final int MOST_DAYS = 366;

  private static final Map<String, DayOfWeek> SHORT_OR_MISSPELT =
      Map.ofEntries(
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("tues", DayOfWeek.TUESDAY),
          Map.entry("teusday", DayOfWeek.TUESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("wensday", DayOfWeek.WEDNESDAY),
          Map.entry("wendsday", DayOfWeek.WEDNESDAY),
          Map.entry("wednsday", DayOfWeek.WEDNESDAY),
          Map.entry("thur", DayOfWeek.THURSDAY),
          Map.entry("thurs", DayOfWeek.THURSDAY),
          Map.entry("thurday", DayOfWeek.THURSDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("satday", DayOfWeek.SATURDAY),
          Map.entry("saterday", DayOfWeek.SATURDAY));
  private static final Map<String, Month> MISSPELT_MONTHS =
      Map.of(
          "febuary",
          Month.FEBRUARY,
          "februrary",
          Month.FEBRUARY,
          "janurary",
          Month.JANUARY,
          "septemper",
          Month.SEPTEMBER,
          "decemeber",
          Month.DECEMBER);
  private static final Map<String, Integer> MISSPELT =
      Map.of(
          "forth",
          4,
          "fith",
          5,
          "fifht",
          5,
          "eigth",
          8,
          "nineth",
          9,
          "twelth",
          12,
          "twelvth",
          12,
          "ninteenth",
          19,
          "twentyfirst",
          21,
          "twentieh",
          20);

  private final Words words;

  public DateWords(Words words) {
    this.words = words;
  }

  /**
   * A number in a date.
   *
   * @param to behind its last word
   */
  record Counted(int value, int to) {}

  public @Nullable Month month(int i) {
    String token = words.at(i).replaceFirst("'s$", "");
    for (Month month : Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      boolean may = month == Month.MAY || month == Month.MARCH;
      if (token.equals(name)
          || (!may && token.equals(name.substring(0, 3)))
          || (month == Month.SEPTEMBER && token.equals("sept"))) {
        return month;
      }
    }
    return MISSPELT_MONTHS.get(token);
  }

  @Nullable DayOfWeek dayOfWeek(int i) {
    String token = words.at(i).replaceFirst("('s|s)$", "");
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (token.equals(name)) {
        return day;
      }
    }
    return SHORT_OR_MISSPELT.get(token);
  }

  /** Whether a day may end there, for all that stands behind. */
  boolean endsDay(int to) {
    return to >= words.size()
        || words.paused(to)
        || words.at(to - 1).endsWith("'s")
        || BehindDay.may(words.at(to));
  }

  /** Whether a weekday is named as one that comes every week: "Mondays". */
  boolean everyWeek(int i) {
    return words.at(i).endsWith("days")
        || words.is(i - 1, "every", "each", "alternate")
        || (words.is(i - 2, "every") && words.is(i - 1, "other", "second", "third"));
  }

  /** The third, 3rd, twenty first. */
  @Nullable Counted ordinal(int i) {
    Integer misspelt = MISSPELT.get(words.at(i));
    boolean day = words.is(i - 1, "the") || words.is(i + 1, "of") || month(i - 1) != null;
    if (misspelt != null && day) {
      return new Counted(misspelt, i + 1);
    }
    List<String> plain =
        Stream.of(words.at(i), words.at(i + 1)).map(word -> word.replaceFirst("'s$", "")).toList();
    return counted(i, Numerals.ordinal(plain, 0));
  }

  /** Three, 3, twenty one. */
  @Nullable Counted cardinal(int i) {
    return counted(i, Numerals.cardinal(words.list(), i));
  }

  /**
   * How many days there are in what is said: three days, a week, a couple of weeks, a fortnight.
   */
  @Nullable Counted days(int i) {
    int at = i;
    Counted count;
    if (words.is(i, "a", "one", "another")) {
      count = new Counted(1, i + 1);
    } else {
      count = cardinal(at);
    }
    if (words.is(i, "a") && words.is(i + 1, "couple")) {
      count = new Counted(2, words.is(i + 2, "of") ? i + 3 : i + 2);
    }
    if (count == null) {
      return null;
    }
    int unit =
        switch (words.at(count.to()).replaceFirst("'?s'?$", "")) {
          case "day" -> 1;
          case "week" -> 7;
          case "fortnight" -> 14;
          default -> 0;
        };
    return unit == 0 || count.value() * unit > MOST_DAYS
        ? null
        : new Counted(count.value() * unit, count.to() + 1);
  }

  /** How many months: a month, six months, a year. */
  @Nullable Counted months(int i) {
    Counted count = words.is(i, "a", "one") ? new Counted(1, i + 1) : cardinal(i);
    if (count == null) {
      return null;
    }
    int unit =
        switch (words.at(count.to()).replaceFirst("'?s'?$", "")) {
          case "month" -> 1;
          case "year" -> 12;
          default -> 0;
        };
    return unit == 0 || count.value() > 120
        ? null
        : new Counted(count.value() * unit, count.to() + 1);
  }

  /** A year: 1974, nineteen seventy four, two thousand and five, oh five, '74. */
  @Nullable Counted year(int i, boolean short_) {
    return new YearWords(words, this).at(i, short_);
  }

  private static @Nullable Counted counted(int i, Optional<Numerals.Read> read) {
    return read.filter(number -> number.value() <= 10_000)
        .map(number -> new Counted((int) number.value(), i + number.length()))
        .orElse(null);
  }
}
