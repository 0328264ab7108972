package dev.parley.outbound;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each further failure, up to a limit.
 * Half of it is certain and half is chance, so that who comes back is not met by all at once.
 *
 * @param first after the first failure, at most
 * @param longest after any
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /** Checks that it grows. */
  public Backoff {
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "a pause cannot grow from %s to %s".formatted(first, longest));
    }
  }

  /**
   * The pause before the next try.
   *
   * @param failures so far, at least 1
   */
  public Duration after(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long pause = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(pause / 2 + random.nextLong(pause / 2 + 1));
  }
}
