package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DtmfDetectorTest {
  private static final String KEYS = "0123456789*#ABCD";

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(42);
  }

  private static String listen(short[] samples) {
    return listen(samples, new DtmfDetector(AudioFrame.NARROWBAND));
  }

  private static String listen(short[] samples, DtmfDetector detector) {
    StringBuilder heard = new StringBuilder();
    for (int i = 0; i + 160 <= samples.length; i += 160) {
      char key = detector.listen(samples, i, 160);
      if (key != 0) {
        heard.append(key);
      }
    }
    return heard.toString();
  }

  private static short[] dial(
      String keys, int onMillis, int offMillis, double level, double noise) {
    RandomGenerator random = random();
    short[] samples = new short[keys.length() * (onMillis + offMillis) * 8 + 800];
    int at = 371;
    for (int k = 0; k < keys.length(); k++) {
      Tone.key(keys.charAt(k), level).fill(samples, at, onMillis * 8);
      at += (onMillis + offMillis) * 8;
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short) Math.clamp((long) (samples[i] + random.nextGaussian() * noise), -32768, 32767);
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({"100,100,4000", "60,60,4000", "50,50,1000", "45,45,12000"})
  void hearsEveryKeyOnce(int on, int off, double level) {
    assertThat(listen(dial(KEYS + "1123", on, off, level, 0))).isEqualTo(KEYS + "1123");
  }

  @ParameterizedTest
  @CsvSource({"55,45", "100,50", "150,200"})
  void asksForALongerToneWhereKeysShouldComeInAnotherWay(int on, int off) {
    DtmfDetector careful = new DtmfDetector(AudioFrame.NARROWBAND);
    careful.expect(true);
    assertThat(listen(dial(KEYS + "1123", on, off, 4000, 0), careful)).isEqualTo(KEYS + "1123");
    DtmfDetector unheard = new DtmfDetector(AudioFrame.NARROWBAND);
    unheard.expect(true);
    assertThat(listen(dial(KEYS, 30, 100, 4000, 0), unheard)).isEmpty();
  }

  @Test
  void hearsThroughNoiseTwentyDecibelsBelow() {
    assertThat(listen(dial(KEYS, 80, 80, 6000, 600))).isEqualTo(KEYS);
  }

  @Test
  void survivesCompanding() {
    short[] samples = dial(KEYS, 60, 60, 4000, 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = G711.PCMU.decode(G711.PCMU.encode(samples[i]));
    }
    assertThat(listen(samples)).isEqualTo(KEYS);
  }

  @Test
  void hearsNoKeyInNoiseRingbackOrAVoice() {
    RandomGenerator random = random();
    short[] noise = new short[80_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (random.nextGaussian() * 3000);
    }
    assertThat(listen(noise)).isEmpty();
    assertThat(listen(Tone.pair(440, 480, 8000).samples(Duration.ofSeconds(4)))).isEmpty();
    short[] sweep = new short[160_000];
    double phase = 0;
    for (int i = 0; i < sweep.length; i++) {
      phase += 2 * Math.PI * (80 + i * 220.0 / sweep.length) / 8000;
      for (int harmonic = 1; harmonic <= 12; harmonic++) {
        sweep[i] += (short) (9000.0 / (harmonic + 2) * Math.sin(harmonic * phase));
      }
    }
    assertThat(listen(sweep)).isEmpty();
  }
}
