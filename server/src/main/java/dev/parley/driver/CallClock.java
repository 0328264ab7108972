package dev.parley.driver;

import dev.parley.call.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time as a call sees it: instants for the journal, and how long ago the answer was. It passes
 * evenly, whatever becomes of the machine's clock meanwhile.
 */
final class CallClock {
  private final SteadyClock clock;
  private final LongSupplier nanos;
  private final Instant answered;
  private final long answeredNanos;

  /**
   * Starts at the answer, which is now.
   *
   * @param nanos the time in which a line says when its packets came and went
   */
  CallClock(InstantSource clock, LongSupplier nanos) {
    this.clock = SteadyClock.from(clock, nanos);
    this.nanos = nanos;
    this.answered = this.clock.instant();
    this.answeredNanos = nanos.getAsLong();
  }

  Instant now() {
    return clock.instant();
  }

  /** Since the answer. */
  Duration offset() {
    return Duration.between(answered, clock.instant());
  }

  /** Now, in the time of the line's packets. */
  long nanos() {
    return nanos.getAsLong();
  }

  /** How long ago a time of the line's packets was, to the millisecond. */
  Duration since(long nanos) {
    return Duration.ofMillis(Math.max(0, nanos() - nanos) / 1_000_000);
  }

  /** When the answer was, in the time of the line's packets. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** From the answer to a time of the line's packets; zero for what was before the answer. */
  Duration offset(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos - answeredNanos));
  }
}
