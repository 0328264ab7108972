package dev.parley.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Level;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000})
  void findsWhereTheVoiceBeginsAndEndsAtEveryRate(int rate) {
    short[] samples = new short[rate];
    Arrays.fill(samples, rate / 10, rate / 2, (short) 3000);
    assertThat(Samples.firstVoiced(samples, rate)).hasValue(rate / 10);
    assertThat(Samples.lastVoiced(samples, rate)).hasValue(rate / 2 - 1);
    assertThat(Samples.trimmed(samples, rate)).hasSize(rate * 4 / 10);
  }

  @Test
  void findsNoVoiceInSilence() {
    assertThat(Samples.firstVoiced(new short[805], 8000)).isEmpty();
    assertThat(Samples.lastVoiced(new short[805], 8000)).isEmpty();
    assertThat(Samples.trimmed(new short[805], 8000)).isEmpty();
  }

  @Test
  void noiseIsAsLoudAsWanted() {
    short[] noise = Samples.noise(8000, 500, new Random(1));
    assertThat(Level.rms(noise, 0, noise.length)).isBetween(480.0, 520.0);
  }

  @Test
  void addsWithoutOverflow() {
    short[] to = {32_000, -32_000, 5};
    Samples.add(new short[] {1000, -1000}, to);
    assertThat(to).containsExactly(32_767, -32_768, 5);
  }
}
