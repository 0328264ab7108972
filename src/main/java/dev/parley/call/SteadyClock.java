package dev.parley.call;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Time that passes evenly: it starts with another clock and does not follow when somebody sets that
 * one. What waits, or measures how long something took, needs this.
 */
public final class SteadyClock implements InstantSource {
  private final Instant start;
  private final long startNanos;

  private SteadyClock(Instant start, long startNanos) {
    this.start = start;
    this.startNanos = startNanos;
  }

  /** Starts with the time another clock shows now. */
  public static SteadyClock from(InstantSource clock) {
    return new SteadyClock(clock.instant(), System.nanoTime());
  }

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }
}
