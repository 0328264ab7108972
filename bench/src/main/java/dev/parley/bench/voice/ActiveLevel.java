package dev.parley.bench.voice;

import dev.parley.audio.Level;
import java.util.Arrays;

/**
 * How loud speech is while somebody speaks, without the pauses: the active speech level of ITU-T
 * P.56, method B. It counts how long the envelope is above each of several thresholds, 6 dB apart,
 * and takes the one that the speech exceeds by 15.9 dB.
 */
final class ActiveLevel {
  /** Of both stages of the envelope, in seconds. */
  private static final double TIME_CONSTANT = 0.03;

  /** For so long after it fell below a threshold speech is active still, in seconds. */
  private static final double HANGOVER = 0.2;

  private static final double MARGIN = 15.9;
  private static final int THRESHOLDS = 15;
  private static final double FULL_SCALE = 32768;

  private ActiveLevel() {}

  /**
   * The level in dBov: a square wave of full scale has 0, a sine of full scale -3.
   *
   * @param rate samples a second
   */
  static double dbov(short[] samples, int rate) {
    double keep = Math.exp(-1 / (rate * TIME_CONSTANT));
    int hangover = (int) (rate * HANGOVER);
    long[] active = new long[THRESHOLDS];
    int[] since = new int[THRESHOLDS];
    Arrays.fill(since, hangover);
    double energy = 0;
    double once = 0;
    double envelope = 0;
    for (short sample : samples) {
      double x = sample / FULL_SCALE;
      energy += x * x;
      once = keep * once + (1 - keep) * Math.abs(x);
      envelope = keep * envelope + (1 - keep) * once;
      for (int j = 0; j < THRESHOLDS; j++) {
        if (envelope >= threshold(j)) {
          since[j] = 0;
          active[j]++;
        } else if (since[j] < hangover) {
          since[j]++;
          active[j]++;
        }
      }
    }
    return between(energy, active);
  }

  private static double between(double energy, long[] active) {
    double level = Level.SILENCE;
    double above = Double.NaN;
    for (int j = 0; j < THRESHOLDS && active[j] > 0; j++) {
      double next = 10 * Math.log10(energy / active[j]);
      double nextAbove = next - 20 * Math.log10(threshold(j));
      if (nextAbove <= MARGIN) {
        double share = Double.isNaN(above) ? 1 : (above - MARGIN) / (above - nextAbove);
        return j == 0 ? next : level + share * (next - level);
      }
      level = next;
      above = nextAbove;
    }
    return level;
  }

  private static double threshold(int j) {
    return (1 << j) / FULL_SCALE;
  }
}
