package dev.parley.language.times;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that was named.
 *
 * @param kind by what
 */
record Day(LocalDate date, Kind kind) {
  /** By what a day is named. */
  enum Kind {
    /** Its weekday alone. */
    WEEKDAY,
    /** Its number in a month that is not named. */
    NUMBER,
    /** The day that was named before it. */
    ANOTHER,
    /** All that makes it one day. */
    FULL
  }

  /** That day of the calendar, if there is one. */
  static @Nullable LocalDate exact(long year, long month, long day) {
    try {
      return LocalDate.of((int) year, (int) month, (int) day);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
