package dev.parley.audio;

/** Loudness of samples. */
public final class Level {
  /** What {@link #dbfs} says of digital silence. */
  public static final double SILENCE = -96.3;

  /** Root mean square above which telephone audio counts as voiced: -50 dBFS. */
  private static final double VOICED_RMS = 32768 * 0.00316;

  private Level() {}

  /** Root mean square of {@code count} samples, 0 to 32768. */
  public static double rms(short[] samples, int from, int count) {
    return count == 0 ? 0 : Math.sqrt((double) energy(samples, from, count) / count);
  }

  /** Level in dB below a full-scale square wave; a full-scale sine is at -3. */
  public static double dbfs(short[] samples, int from, int count) {
    double rms = rms(samples, from, count);
    return rms < 0.5 ? SILENCE : 20 * Math.log10(rms / 32768);
  }

  /**
   * Whether somebody would notice the samples: louder than -50 dBFS. Meant for audio of our own,
   * which has no background noise.
   */
  public static boolean voiced(short[] samples, int from, int count) {
    return energy(samples, from, count) > VOICED_RMS * VOICED_RMS * count;
  }

  private static long energy(short[] samples, int from, int count) {
    long sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += samples[i] * samples[i];
    }
    return sum;
  }
}
