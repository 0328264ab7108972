package dev.parley.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often each of many may still do something in a while, on this node: a token its requests, an
 * address its guesses. Of those who were least seen the oldest are forgotten past {@value
 * #REMEMBERED}.
 */
final class RateLimit<K> {
  private static final int REMEMBERED = 100_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int most;
  private final LoadingCache<K, Bucket> buckets;

  /** So many in a minute. */
  RateLimit(int most, InstantSource time) {
    this(most, Duration.ofMinutes(1), time);
  }

  /** So many in a while. */
  RateLimit(int most, Duration window, InstantSource time) {
    this.most = most;
    TimeMeter meter = meter(time);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(window.multipliedBy(2))
            .build(_ ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                    .withCustomTimePrecision(meter)
                    .build());
  }

  /**
   * What a token has left after this request.
   *
   * @param resetSeconds until all requests are there again
   * @param retrySeconds until one is there again, 0 if this request was let through
   */
  record Verdict(
      boolean allowed, int limit, long remaining, long resetSeconds, long retrySeconds) {}

  Verdict take(K who) {
    ConsumptionProbe probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
    return new Verdict(
        probe.isConsumed(),
        most,
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForReset()),
        seconds(probe.getNanosToWaitForRefill()));
  }

  /** Gives one back that was taken. */
  void giveBack(K who) {
    buckets.get(who).addTokens(1);
  }

  /** What taking one would say. */
  Verdict peek(K who) {
    Bucket bucket = buckets.getIfPresent(who);
    if (bucket == null) {
      return new Verdict(true, most, most, 0, 0);
    }
    EstimationProbe probe = bucket.estimateAbilityToConsume(1);
    return new Verdict(
        probe.canBeConsumed(),
        most,
        probe.getRemainingTokens(),
        0,
        seconds(probe.getNanosToWaitForRefill()));
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }

  private static TimeMeter meter(InstantSource time) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        Instant now = time.instant();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
