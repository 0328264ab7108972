package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));

  @Test
  void doublesUpToTheLongestHalfOfItByChance() {
    Random random = new Random(1);
    for (int failures = 1; failures < 100; failures++) {
      Duration most = Duration.ofSeconds(Math.min(2L << Math.min(failures - 1, 20), 60));
      assertThat(backoff.after(failures, random)).isBetween(most.dividedBy(2), most);
    }
  }

  @Test
  void isNotTheSameForAll() {
    assertThat(backoff.after(3, new Random(1))).isNotEqualTo(backoff.after(3, new Random(2)));
  }

  @Test
  void doesNotShrink() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
