package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToneDetectorTest {
  private static final int WINDOW = 256;

  private static List<SteadyTone> heard(short[] samples, int rate) {
    ToneDetector detector = new ToneDetector(rate);
    int window = WINDOW * AudioClock.samplesPerTick(rate);
    List<SteadyTone> found = new ArrayList<>();
    for (int at = 0; at + window <= samples.length; at += window) {
      short[] part = new short[window];
      System.arraycopy(samples, at, part, 0, window);
      SteadyTone over = detector.listen(part);
      if (over != null) {
        found.add(over);
      }
    }
    return found;
  }

  private static short[] beep(double hertz, int millis, int rate) {
    short[] tone = Tone.sine(hertz, 5000).at(rate).samples(Duration.ofMillis(millis));
    short[] samples = new short[rate];
    System.arraycopy(tone, 0, samples, rate / 10, tone.length);
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      short noisy = (short) (samples[i] + 10 * random.nextGaussian());
      samples[i] = G711.PCMU.decode(G711.PCMU.encode(noisy));
    }
    return samples;
  }

  @Test
  void findsABeepOfAnyFrequencyAndItsLength() {
    for (double hertz : new double[] {350, 440, 800, 1000, 1100, 1400, 2100, 2400}) {
      for (int rate : new int[] {AudioFrame.NARROWBAND, AudioFrame.WIDEBAND}) {
        List<SteadyTone> found = heard(beep(hertz, 300, rate), rate);
        assertThat(found).as("%.0f Hz at %d", hertz, rate).hasSize(1);
        assertThat(found.getFirst().near(hertz, 12)).as("%s", found).isTrue();
        assertThat(found.getFirst().length())
            .isBetween(Duration.ofMillis(250), Duration.ofMillis(320));
      }
    }
  }

  @Test
  void takesNoNoiseChordOrGlideForATone() {
    Random random = new Random(2);
    short[] noise = new short[8000];
    short[] glide = new short[8000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (3000 * random.nextGaussian());
      glide[i] = (short) (5000 * Math.sin(2 * Math.PI * (400 + 300 * i / 8000.0) * i / 8000));
    }
    assertThat(heard(noise, AudioFrame.NARROWBAND)).isEmpty();
    assertThat(heard(glide, AudioFrame.NARROWBAND)).isEmpty();
    assertThat(heard(Tone.key('5', 5000).samples(Duration.ofMillis(600)), AudioFrame.NARROWBAND))
        .isEmpty();
    assertThat(heard(beep(1000, 60, AudioFrame.NARROWBAND), AudioFrame.NARROWBAND)).isEmpty();
  }
}
