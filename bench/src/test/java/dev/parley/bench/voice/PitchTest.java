package dev.parley.bench.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.audio.AudioFrame;
import dev.parley.sim.Samples;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchTest {
  private static final int RATE = AudioFrame.NARROWBAND;

  @ParameterizedTest
  @ValueSource(doubles = {82.4, 110, 163, 197.3, 251, 349})
  void aSteadyVoiceHasItsFrequencyAndNoSpread(double hertz) {
    Pitch pitch = Pitch.of(Sine.gliding(_ -> hertz, 6, 4000, 1, RATE));
    assertThat(pitch.median()).isCloseTo(hertz, within(0.005 * hertz));
    assertThat(pitch.spread()).isLessThan(0.1);
    assertThat(pitch.frames()).isBetween(90, 100);
  }

  @Test
  void aGlideOverAnOctaveSpreadsOverFourFifthsOfIt() {
    Pitch pitch = Pitch.of(Sine.gliding(share -> 120 * Math.pow(2, share), 6, 4000, 4, RATE));
    assertThat(pitch.median()).isCloseTo(120 * Math.sqrt(2), within(2.0));
    assertThat(pitch.spread()).isCloseTo(9.6, within(0.2));
  }

  @Test
  void aVoiceWithoutItsLowestHarmonicKeepsItsPitch() {
    short[] whole = Sine.gliding(_ -> 150, 8, 4000, 1, RATE);
    short[] lowest = Sine.of(150, 4000, 1, RATE);
    for (int i = 0; i < whole.length; i++) {
      whole[i] -= lowest[i];
    }
    assertThat(Pitch.of(whole).median()).isCloseTo(150, within(1.0));
  }

  @Test
  void noiseAndSilenceHaveNone() {
    Pitch noise = Pitch.of(Samples.noise(2 * RATE, 1000, new Random(1)));
    assertThat(noise.frames()).isLessThan(4);
    Pitch silence = Pitch.of(List.of(new short[RATE], new short[3]));
    assertThat(silence.frames()).isZero();
    assertThat(silence.median()).isNaN();
    assertThat(silence.spread()).isNaN();
  }
}
