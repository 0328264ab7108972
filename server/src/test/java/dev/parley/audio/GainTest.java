package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GainTest {
  @Test
  void doublesWithSixDecibelsAndNeverLeavesTheScale() {
    short[] samples = {0, 1_000, -1_000, 20_000, -32_768, 32_767, 7};
    new Gain(6.0206).apply(samples, 6);
    assertThat(samples[0]).isZero();
    assertThat(samples[1]).isEqualTo((short) 2_000);
    assertThat(samples[2]).isEqualTo((short) -2_000);
    assertThat(samples[3]).isBetween((short) 28_000, Short.MAX_VALUE);
    assertThat(samples[4]).isBetween((short) -32_767, (short) -31_000);
    assertThat(samples[5]).isGreaterThanOrEqualTo(samples[3]);
    assertThat(samples[6]).isEqualTo((short) 7);
  }

  @Test
  void ofNothingChangesNothing() {
    short[] samples = {1, -32_768, 32_767};
    new Gain(0).apply(samples, 3);
    assertThat(samples).containsExactly(1, -32_768, 32_767);
  }
}
