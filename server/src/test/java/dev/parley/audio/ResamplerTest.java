package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static short[] sine(double frequency, int rate, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.round(10000 * Math.sin(2 * Math.PI * frequency * i / rate));
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "8000,16000,1000", "8000,16000,3300", "16000,8000,1000", "16000,8000,3300",
    "44100,8000,1000", "22050,8000,3300", "48000,8000,440", "11025,16000,3000"
  })
  void keepsTonesOfTheBandInPlaceAndLevel(int from, int to, int frequency) {
    short[] out = Resampler.convert(sine(frequency, from, from / 2), from, to);
    short[] wanted = sine(frequency, to, to / 2);
    assertThat(out.length).isBetween(wanted.length, wanted.length + 1);
    short[] difference = new short[wanted.length];
    for (int i = 100; i < wanted.length - 100; i++) {
      difference[i] = (short) (out[i] - wanted[i]);
    }
    double ratio =
        Level.dbfs(difference, 100, wanted.length - 200)
            - Level.dbfs(wanted, 100, wanted.length - 200);
    assertThat(ratio).isLessThan(-45);
  }

  @ParameterizedTest
  @CsvSource({"16000,4600", "16000,6000", "44100,5000", "48000,12000"})
  void removesWhatWouldAlias(int from, int frequency) {
    short[] out = Resampler.convert(sine(frequency, from, from), from, 8000);
    double leaked = Level.dbfs(out, 200, 7600) - (-3 + 20 * Math.log10(10000 / 32768.0));
    assertThat(leaked).isLessThan(-55);
  }

  @Test
  void leavesNoImageAboveTheBand() {
    short[] out = Resampler.convert(sine(3000, 8000, 8000), 8000, 16000);
    // The image of 3000 Hz would be at 5000 Hz; correlate with it.
    double re = 0;
    double im = 0;
    for (int i = 400; i < 15600; i++) {
      re += out[i] * Math.cos(2 * Math.PI * 5000 * i / 16000);
      im += out[i] * Math.sin(2 * Math.PI * 5000 * i / 16000);
    }
    double amplitude = 2 * Math.hypot(re, im) / 15200;
    assertThat(20 * Math.log10(amplitude / 10000)).isLessThan(-55);
  }

  @Test
  void givesTheSameInPiecesAsAtOnce() {
    short[] in = sine(700, 22050, 5000);
    Resampler whole = new Resampler(22050, 8000);
    short[] expected = new short[whole.limit(in.length)];
    int n = whole.resample(in, 0, in.length, expected, 0);
    Resampler pieces = new Resampler(22050, 8000);
    short[] out = new short[expected.length];
    int m = 0;
    for (int i = 0, size = 1; i < in.length; i += size, size = size % 97 + 13) {
      size = Math.min(size, in.length - i);
      m += pieces.resample(in, i, size, out, m);
    }
    assertThat(Arrays.copyOf(out, m)).isEqualTo(Arrays.copyOf(expected, n));
  }
}
