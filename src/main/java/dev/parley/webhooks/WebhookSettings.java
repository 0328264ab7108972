package dev.parley.webhooks;

import dev.parley.call.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How deliveries are made.
 *
 * @param limit how long a receiver may take to answer
 * @param firstRetry the pause after the first failure, doubled after each further one
 * @param longestPause between two tries
 * @param giveUpAfter how long after the first try a delivery is parked
 * @param poll how often due deliveries are looked for when nobody wakes us
 */
public record WebhookSettings(
    Reach reach,
    Duration limit,
    Duration firstRetry,
    Duration longestPause,
    Duration giveUpAfter,
    Duration poll) {

  /** 10 s for an answer, pauses from 5 s to 1 h, 24 h in all. */
  public static WebhookSettings of(Reach reach) {
    return new WebhookSettings(
        reach,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofHours(1),
        Duration.ofHours(24),
        Duration.ofSeconds(1));
  }

  /**
   * When to try again: half of the pause is certain, half is chance, so that a receiver that comes
   * back is not met by all at once.
   *
   * @param failures so far, this one included
   * @return empty when it is time to give up
   */
  Optional<Instant> retry(Instant first, int failures, Instant now, RandomGenerator random) {
    long doubled = firstRetry.toMillis() << Math.min(failures - 1, 30);
    long pause = Math.min(doubled, longestPause.toMillis());
    Instant next = now.plusMillis(pause / 2 + random.nextLong(pause / 2 + 1));
    return next.isAfter(first.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
  }
}
