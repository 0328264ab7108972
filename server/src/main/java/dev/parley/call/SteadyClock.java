package dev.parley.call;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that passes evenly: it starts with another clock and does not follow when somebody sets that
 * one. What waits, or measures how long something took, needs this.
 */
public final class SteadyClock implements InstantSource {
  private final Instant start;
  private final LongSupplier nanos;
  private final long startNanos;

  private SteadyClock(Instant start, LongSupplier nanos) {
    this.start = start;
    this.nanos = nanos;
    startNanos = nanos.getAsLong();
  }

  /** Starts with the time another clock shows now. */
  public static SteadyClock from(InstantSource clock) {
    return from(clock, System::nanoTime);
  }

  /**
   * Starts with the time another clock shows now.
   *
   * @param nanos what makes it pass, in nanoseconds from anywhere
   */
  public static SteadyClock from(InstantSource clock, LongSupplier nanos) {
    return new SteadyClock(clock.instant(), nanos);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }
}
