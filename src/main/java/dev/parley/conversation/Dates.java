package dev.parley.conversation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds days: "tomorrow", "next Tuesday", "the third of March". A day without a year is the next
 * one to come. "Next Tuesday" is the Tuesday of next week, weeks beginning on Monday.
 */
final class Dates {
  private final List<String> tokens;
  private final LocalDate today;

  private Dates(List<String> tokens, LocalDate today) {
    this.tokens = tokens;
    this.today = today;
  }

  /** The day that is meant, if one is. */
  static Optional<LocalDate> of(String text, LocalDate today) {
    List<String> tokens = Tokens.of(text);
    return Span.meant(all(tokens, today), tokens).map(Span::value);
  }

  /** All days named, in order. */
  static List<Span<LocalDate>> all(List<String> tokens, LocalDate today) {
    Dates dates = new Dates(tokens, today);
    List<Span<LocalDate>> spans = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Span<LocalDate> span = dates.at(i);
      if (span != null) {
        spans.add(span);
        i = span.to();
      } else {
        i++;
      }
    }
    return spans;
  }

  private @Nullable Span<LocalDate> at(int i) {
    Span<LocalDate> relative = relative(i);
    if (relative != null) {
      return relative;
    }
    Span<LocalDate> written = written(i);
    if (written != null) {
      return written;
    }
    Span<LocalDate> dayFirst = dayFirst(i);
    if (dayFirst != null) {
      return dayFirst;
    }
    Span<LocalDate> monthFirst = monthFirst(i);
    return monthFirst == null ? weekday(i) : monthFirst;
  }

  private @Nullable Span<LocalDate> relative(int i) {
    String token = tokens.get(i);
    if (token.equals("today") || token.equals("tonight")) {
      return new Span<>(today, i, i + 1);
    }
    if (token.equals("tomorrow")) {
      return new Span<>(today.plusDays(1), i, i + 1);
    }
    if (is(i, "the") && is(i + 1, "day") && is(i + 2, "after") && is(i + 3, "tomorrow")) {
      return new Span<>(today.plusDays(2), i, i + 4);
    }
    if (is(i, "day") && is(i + 1, "after") && is(i + 2, "tomorrow")) {
      return new Span<>(today.plusDays(2), i, i + 3);
    }
    boolean in = token.equals("in");
    int at = in ? i + 1 : i;
    int length = is(at, "a") || is(at, "one") ? 1 : 0;
    long count = 1;
    if (length == 0) {
      Optional<Numerals.Read> number = Numerals.cardinal(tokens, at);
      length = number.map(Numerals.Read::length).orElse(0);
      count = number.map(Numerals.Read::value).orElse(0L);
    }
    int unit = at + length;
    boolean days = is(unit, "day") || is(unit, "days");
    boolean weeks = is(unit, "week") || is(unit, "weeks");
    if (length == 0 || !(days || weeks) || count > 366) {
      return null;
    }
    LocalDate date = today.plusDays(weeks ? 7 * count : count);
    boolean fromNow = is(unit + 1, "from") && (is(unit + 2, "now") || is(unit + 2, "today"));
    if (fromNow) {
      return new Span<>(date, i, unit + 3);
    }
    if (weeks && (is(unit + 1, "from") || is(unit + 1, "on"))) {
      Span<LocalDate> base = unit + 2 < tokens.size() ? at(unit + 2) : null;
      return base == null ? null : new Span<>(base.value().plusDays(7 * count), i, base.to());
    }
    return in ? new Span<>(date, i, unit + 1) : null;
  }

  /** 2026-03-03 (three tokens by now), 3/15/2026, 3/15. */
  private @Nullable Span<LocalDate> written(int i) {
    long first = number(i);
    if (first < 0) {
      return null;
    }
    if (first > 1900 && number(i + 1) > 0 && number(i + 2) > 0 && tokens.get(i).length() == 4) {
      return exact(first, number(i + 1), number(i + 2), i, i + 3);
    }
    if (!is(i + 1, "/") || number(i + 2) < 0) {
      return null;
    }
    long second = number(i + 2);
    boolean dayFirst = first > 12;
    long month = dayFirst ? second : first;
    long day = dayFirst ? first : second;
    if (is(i + 3, "/") && number(i + 4) >= 0) {
      long year = number(i + 4);
      return exact(year < 100 ? 2000 + year : year, month, day, i, i + 5);
    }
    return coming(month, day, i, i + 3);
  }

  /** The third of March, third March, the 3rd. */
  private @Nullable Span<LocalDate> dayFirst(int i) {
    boolean the = is(i, "the");
    int at = the ? i + 1 : i;
    Optional<Numerals.Read> ordinal = Numerals.ordinal(tokens, at);
    Optional<Numerals.Read> day = ordinal.isPresent() ? ordinal : Numerals.cardinal(tokens, at);
    if (day.isEmpty()) {
      return null;
    }
    int next = at + day.get().length();
    int monthAt = is(next, "of") ? next + 1 : next;
    Month month = month(monthAt);
    if (month != null && day.get().value() <= 31) {
      return withYear(month.getValue(), day.get().value(), i, monthAt + 1);
    }
    boolean dated = ordinal.isPresent() && (the || tokens.get(at).matches("\\d+\\D+"));
    boolean ofMonth = i > 0 && month(i - 1) != null;
    return dated && !ofMonth && !is(next, "one") && !is(next, "time") && day.get().value() <= 31
        ? dayOfMonth((int) day.get().value(), i, next)
        : null;
  }

  /** March third, March the 3rd, March 3. */
  private @Nullable Span<LocalDate> monthFirst(int i) {
    Month month = month(i);
    if (month == null) {
      return null;
    }
    int at = is(i + 1, "the") ? i + 2 : i + 1;
    Optional<Numerals.Read> ordinal = Numerals.ordinal(tokens, at);
    Optional<Numerals.Read> day = ordinal.isPresent() ? ordinal : Numerals.cardinal(tokens, at);
    return day.isEmpty() || day.get().value() > 31
        ? null
        : withYear(month.getValue(), day.get().value(), i, at + day.get().length());
  }

  /** Tuesday, this Tuesday, next Tuesday, Tuesday next week; with a date behind it, that date. */
  private @Nullable Span<LocalDate> weekday(int i) {
    boolean next = is(i, "next");
    boolean here = is(i, "this") || is(i, "coming");
    int at = next || here ? i + 1 : i;
    DayOfWeek day = dayOfWeek(at);
    if (day == null) {
      return null;
    }
    for (int j = at + 1; j <= at + 2 && j < tokens.size(); j++) {
      Span<LocalDate> date = dayFirst(j) == null ? monthFirst(j) : dayFirst(j);
      if (date != null) {
        return new Span<>(date.value(), i, date.to());
      }
    }
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate nextWeeks = monday.plusWeeks(1).with(TemporalAdjusters.nextOrSame(day));
    if (is(at + 1, "next") && is(at + 2, "week")) {
      return new Span<>(nextWeeks, i, at + 3);
    }
    if (is(at + 1, "week")) {
      return new Span<>(today.with(TemporalAdjusters.next(day)).plusWeeks(1), i, at + 2);
    }
    return new Span<>(next ? nextWeeks : today.with(TemporalAdjusters.next(day)), i, at + 1);
  }

  private @Nullable Span<LocalDate> withYear(long month, long day, int from, int to) {
    long year = number(to);
    if (year > 1900 && year < 2200) {
      return exact(year, month, day, from, to + 1);
    }
    return coming(month, day, from, to);
  }

  private @Nullable Span<LocalDate> exact(long year, long month, long day, int from, int to) {
    try {
      return new Span<>(LocalDate.of((int) year, (int) month, (int) day), from, to);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private @Nullable Span<LocalDate> coming(long month, long day, int from, int to) {
    for (int years = 0; years <= 4; years++) {
      Span<LocalDate> date = exact(today.getYear() + years, month, day, from, to);
      if (date != null && !date.value().isBefore(today)) {
        return date;
      }
    }
    return null;
  }

  private @Nullable Span<LocalDate> dayOfMonth(int day, int from, int to) {
    for (int months = 0; months < 3; months++) {
      LocalDate month = today.withDayOfMonth(1).plus(months, ChronoUnit.MONTHS);
      if (day <= month.lengthOfMonth() && !month.withDayOfMonth(day).isBefore(today)) {
        return new Span<>(month.withDayOfMonth(day), from, to);
      }
    }
    return null;
  }

  private long number(int i) {
    return i < tokens.size() && tokens.get(i).matches("\\d{1,4}")
        ? Long.parseLong(tokens.get(i))
        : -1;
  }

  private @Nullable Month month(int i) {
    if (i >= tokens.size()) {
      return null;
    }
    String token = tokens.get(i);
    for (Month month : Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      boolean may = month == Month.MAY || month == Month.MARCH;
      if (token.equals(name)
          || (!may && token.equals(name.substring(0, 3)))
          || (month == Month.SEPTEMBER && token.equals("sept"))) {
        return month;
      }
    }
    return null;
  }

  private @Nullable DayOfWeek dayOfWeek(int i) {
    if (i >= tokens.size()) {
      return null;
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (tokens.get(i).equals(name) || tokens.get(i).equals(name + "s")) {
        return day;
      }
    }
    return null;
  }

  private boolean is(int i, String word) {
    return i < tokens.size() && tokens.get(i).equals(word);
  }
}
