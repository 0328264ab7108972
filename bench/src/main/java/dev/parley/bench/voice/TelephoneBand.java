package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.sim.Samples;

/**
 * The band that telephones carry, at 8 kHz: 300 to 3400 Hz, 3 dB less at either edge, falling by 24
 * dB an octave below and faster above (Butterworth filters of the fourth order).
 */
final class TelephoneBand {
  private static final double LOWEST = 300;
  private static final double HIGHEST = 3400;

  /** How narrow the two sections of such a filter are. */
  private static final double[] QUALITIES = {0.54120, 1.30656};

  private TelephoneBand() {}

  /** What is left of samples at 8 kHz. */
  static short[] of(short[] samples) {
    double[] sound = new double[samples.length];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = samples[i];
    }
    for (double quality : QUALITIES) {
      Section.above(LOWEST, quality).filter(sound);
      Section.below(HIGHEST, quality).filter(sound);
    }
    short[] left = new short[sound.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = Samples.clipped(sound[i]);
    }
    return left;
  }

  /** Two poles and two zeros by the bilinear transform; {@code b} and {@code a} as usual. */
  private record Section(double b0, double b1, double b2, double a1, double a2) {
    static Section above(double hertz, double quality) {
      double cosine = Math.cos(angle(hertz));
      double alpha = Math.sin(angle(hertz)) / (2 * quality);
      double edge = (1 + cosine) / 2 / (1 + alpha);
      return new Section(
          edge, -2 * edge, edge, -2 * cosine / (1 + alpha), (1 - alpha) / (1 + alpha));
    }

    static Section below(double hertz, double quality) {
      double cosine = Math.cos(angle(hertz));
      double alpha = Math.sin(angle(hertz)) / (2 * quality);
      double edge = (1 - cosine) / 2 / (1 + alpha);
      return new Section(
          edge, 2 * edge, edge, -2 * cosine / (1 + alpha), (1 - alpha) / (1 + alpha));
    }

    private static double angle(double hertz) {
      return 2 * Math.PI * hertz / AudioFrame.NARROWBAND;
    }

    void filter(double[] sound) {
      double first = 0;
      double second = 0;
      for (int i = 0; i < sound.length; i++) {
        double in = sound[i];
        double out = b0 * in + first;
        first = b1 * in - a1 * out + second;
        second = b2 * in - a2 * out;
        sound[i] = out;
      }
    }
  }
}
