package dev.parley.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** How many requests a token may still make, on this node. */
final class RateLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int requestsPerMinute;
  private final LoadingCache<UUID, Bucket> buckets;

  RateLimit(int requestsPerMinute, InstantSource time) {
    this.requestsPerMinute = requestsPerMinute;
    TimeMeter meter = meter(time);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build(token ->
                Bucket.builder()
                    .addLimit(limit ->
                        limit.capacity(requestsPerMinute).refillGreedy(requestsPerMinute, WINDOW))
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

  Verdict take(UUID token) {
    ConsumptionProbe probe = buckets.get(token).tryConsumeAndReturnRemaining(1);
    return new Verdict(
        probe.isConsumed(),
        requestsPerMinute,
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForReset()),
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
