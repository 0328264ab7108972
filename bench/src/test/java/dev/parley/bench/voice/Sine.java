package dev.parley.bench.voice;

import java.util.function.DoubleUnaryOperator;

/** Made sounds. */
final class Sine {
  private Sine() {}

  /** A sine of one frequency. */
  static short[] of(double hertz, double amplitude, double seconds, int rate) {
    return gliding(_ -> hertz, 1, amplitude, seconds, rate);
  }

  /**
   * Harmonics, each half as strong as the one below, over a frequency that moves.
   *
   * @param hertz by the share of the time, from 0 to 1
   */
  static short[] gliding(
      DoubleUnaryOperator hertz, int harmonics, double amplitude, double seconds, int rate) {
    short[] samples = new short[(int) (seconds * rate)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      phase += 2 * Math.PI * hertz.applyAsDouble((double) i / samples.length) / rate;
      double sum = 0;
      for (int k = 1; k <= harmonics; k++) {
        sum += Math.sin(k * phase) / (1 << (k - 1));
      }
      samples[i] = (short) Math.round(amplitude * sum);
    }
    return samples;
  }
}
