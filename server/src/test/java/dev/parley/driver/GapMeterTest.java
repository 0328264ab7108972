package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.FeltGap;
import dev.parley.turn.TurnSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapMeterTest {
  private static final long MS = 1_000_000;

  private final GapMeter meter = new GapMeter(Duration::ofNanos);

  private static TurnSignal.Ended ended() {
    return new TurnSignal.Ended("Yes.", -0.1, 0, 800, 1000 * MS, 1260 * MS, false);
  }

  @Test
  void thePartsAddUpToTheWhole() {
    meter.turnEnded(ended(), 1300 * MS);
    meter.words(4, 1310 * MS);
    meter.synthesized(4, 1325 * MS);
    FeltGap gap = meter.sent(4, 1340 * MS).orElseThrow();
    assertThat(gap.turn()).isEqualTo(1);
    assertThat(gap.from()).isEqualTo(Duration.ofSeconds(1));
    assertThat(gap.total()).isEqualTo(Duration.ofMillis(340));
    assertThat(gap.endpoint()).isEqualTo(Duration.ofMillis(260));
    assertThat(gap.stt()).isEqualTo(Duration.ofMillis(40));
    assertThat(gap.brain()).isEqualTo(Duration.ofMillis(10));
    assertThat(gap.tts()).isEqualTo(Duration.ofMillis(15));
    assertThat(gap.pacing()).isEqualTo(Duration.ofMillis(15));
  }

  @Test
  void onlyTheFirstWordsAfterATurnCount() {
    meter.turnEnded(ended(), 1300 * MS);
    meter.words(4, 1310 * MS);
    meter.words(5, 1320 * MS);
    meter.synthesized(4, 1325 * MS);
    assertThat(meter.sent(5, 1330 * MS)).isEmpty();
    assertThat(meter.sent(4, 1340 * MS)).isPresent();
    assertThat(meter.sent(4, 1341 * MS)).isEmpty();
  }

  @Test
  void aCalleeWhoGoesOnWaitsForNothing() {
    meter.turnEnded(ended(), 1300 * MS);
    meter.resumed();
    meter.words(4, 1310 * MS);
    assertThat(meter.sent(4, 1340 * MS)).isEmpty();
  }

  @Test
  void wordsBeforeAnyTurnAreNoAnswer() {
    meter.words(0, 10 * MS);
    meter.synthesized(0, 20 * MS);
    assertThat(meter.sent(0, 30 * MS)).isEmpty();
  }
}
