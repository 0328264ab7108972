package dev.parley.records;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** DatabaseTime as the tables hold them. */
final class DatabaseTime {
  private DatabaseTime() {}

  /** Now, cut to the microseconds that PostgreSQL keeps, so that what is read equals what was. */
  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
