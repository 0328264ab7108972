package dev.parley.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When a dispatcher that nobody wakes looks for due calls again, and when it tidies up. */
final class Pace {
  /** A team at its calls per second gets room again without anybody waking us. */
  static final Duration BUSY_POLL = Duration.ofMillis(100);

  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final Duration TIDY_EVERY = Duration.ofSeconds(10);

  private final InstantSource steady;
  private final Duration poll;
  private Instant busyUntil;
  private Instant tidyAt;

  /**
   * Nothing was claimed yet, and all is tidy.
   *
   * @param steady time that passes evenly
   * @param poll how often it looks when it had nothing to do for a while
   */
  Pace(InstantSource steady, Duration poll) {
    this.steady = steady;
    this.poll = poll;
    this.busyUntil = steady.instant();
    this.tidyAt = steady.instant().plus(TIDY_EVERY);
  }

  /** Calls were claimed just now. */
  void claimed() {
    busyUntil = steady.instant().plus(BUSY);
  }

  /** How long to wait for somebody to wake us. */
  Duration rest() {
    return steady.instant().isBefore(busyUntil) ? BUSY_POLL : poll;
  }

  /** Whether it is time to tidy up; if so, the next time is some seconds away. */
  boolean tidies() {
    Instant now = steady.instant();
    if (now.isBefore(tidyAt)) {
      return false;
    }
    tidyAt = now.plus(TIDY_EVERY);
    return true;
  }

  /** Something may have been left lying: tidy up at the next occasion. */
  void mess() {
    tidyAt = steady.instant();
  }
}
