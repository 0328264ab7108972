package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration POLL = Duration.ofMinutes(1);

  private Instant now = Instant.EPOCH;
  private final Pace pace = new Pace(() -> now, POLL);

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void looksOftenForTwoSecondsAfterAClaim() {
    assertThat(pace.rest()).isEqualTo(POLL);
    pace.claimed();
    assertThat(pace.rest()).isEqualTo(Pace.BUSY_POLL);
    pass(Duration.ofMillis(1999));
    assertThat(pace.rest()).isEqualTo(Pace.BUSY_POLL);
    pass(Duration.ofMillis(1));
    assertThat(pace.rest()).isEqualTo(POLL);
  }

  @Test
  void tidiesEveryTenSecondsAndAfterAMess() {
    assertThat(pace.tidies()).isFalse();
    pass(Duration.ofSeconds(10));
    assertThat(pace.tidies()).isTrue();
    assertThat(pace.tidies()).isFalse();
    pace.mess();
    assertThat(pace.tidies()).isTrue();
    pass(Duration.ofSeconds(9));
    assertThat(pace.tidies()).isFalse();
  }
}
