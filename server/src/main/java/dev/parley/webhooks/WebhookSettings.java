package dev.parley.webhooks;

import dev.parley.outbound.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How deliveries are made.
 *
 * @param limit how long a receiver may take to answer
 * @param backoff between two tries
 * @param giveUpAfter how long after the first try a delivery is parked
 * @param poll how often due deliveries are looked for when nobody wakes us
 */
public record WebhookSettings(
    Duration limit, Backoff backoff, Duration giveUpAfter, Duration poll) {

  /** 10 s for an answer, pauses from 5 s to 1 h, 24 h in all. */
  public static final WebhookSettings DEFAULT =
      new WebhookSettings(
          Duration.ofSeconds(10),
          new Backoff(Duration.ofSeconds(5), Duration.ofHours(1)),
          Duration.ofHours(24),
          Duration.ofSeconds(1));

  /**
   * When to try again.
   *
   * @param failures so far, this one included
   * @return empty when it is time to give up
   */
  Optional<Instant> retry(Instant first, int failures, Instant now, RandomGenerator random) {
    Instant next = now.plus(backoff.after(failures, random));
    return next.isAfter(first.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
  }
}
