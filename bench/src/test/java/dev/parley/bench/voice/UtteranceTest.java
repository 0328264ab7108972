package dev.parley.bench.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtteranceTest {
  private static Utterance.Cost using(long millis) {
    return new Utterance.Cost(Duration.ZERO, Duration.ZERO, Duration.ofMillis(millis));
  }

  private static Utterance lasting(double seconds, String text, long usedMillis) {
    return new Utterance(text, Sine.of(400, 5000, seconds, Utterance.RATE), using(usedMillis));
  }

  @Test
  void whatItCostIsToldForEachSecondOfSound() {
    List<Utterance> two = List.of(lasting(1, "one", 10), lasting(3, "two", 110));
    assertThat(CostTable.realTimeFactor(two)).isCloseTo(0.03, within(1e-9));
  }

  @Test
  void silenceAroundItIsNoPartOfItsPace() {
    Utterance bare = lasting(2, "it is a quarter past three", 0);
    short[] longer = Arrays.copyOf(bare.samples(), 2 * bare.samples().length);
    Utterance padded = new Utterance(bare.text(), longer, using(0));
    assertThat(SoundTable.wordsAMinute(List.of(bare))).isCloseTo(180, within(1.0));
    assertThat(SoundTable.wordsAMinute(List.of(padded))).isCloseTo(180, within(1.0));
  }

  @Test
  void onATelephoneItLastsAsLongAtHalfTheRate() {
    Utterance utterance = lasting(1.5, "", 0);
    assertThat(utterance.length()).isEqualTo(1.5);
    assertThat(utterance.onTelephone()).hasSize(12_000);
  }
}
