package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-01T12:00:00Z"));
  private final RateLimit<UUID> limit = new RateLimit<>(60, now::get);

  @Test
  void letsThroughAsManyRequestsAsAMinuteHas() {
    UUID token = UUID.randomUUID();
    for (int i = 59; i >= 0; i--) {
      RateLimit.Verdict verdict = limit.take(token);
      assertThat(verdict.allowed()).isTrue();
      assertThat(verdict.remaining()).isEqualTo(i);
    }
    RateLimit.Verdict refused = limit.take(token);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.limit()).isEqualTo(60);
    assertThat(refused.retrySeconds()).isEqualTo(1);
    assertThat(refused.resetSeconds()).isEqualTo(60);
  }

  @Test
  void givesRequestsBackAsTimePasses() {
    UUID token = UUID.randomUUID();
    for (int i = 0; i < 61; i++) {
      limit.take(token);
    }
    now.updateAndGet(time -> time.plusSeconds(2));
    assertThat(limit.take(token).allowed()).isTrue();
    assertThat(limit.take(token).allowed()).isTrue();
    assertThat(limit.take(token).allowed()).isFalse();
  }

  @Test
  void countsEachTokenByItself() {
    UUID busy = UUID.randomUUID();
    for (int i = 0; i < 61; i++) {
      limit.take(busy);
    }
    assertThat(limit.take(UUID.randomUUID()).allowed()).isTrue();
  }
}
