package dev.parley.peers;

/** How much a piece of sound is found in another. */
public final class Likeness {
  private Likeness() {}

  /**
   * The highest correlation of {@code piece}, from {@code from} on and {@code count} samples long,
   * with any stretch of {@code sound}: 1 is the same but for volume.
   */
  public static double of(short[] piece, int from, int count, short[] sound) {
    double best = 0;
    double pieceEnergy = energy(piece, from, count);
    double soundEnergy = energy(sound, 0, Math.min(count, sound.length));
    for (int at = 0; at + count <= sound.length; at++) {
      if (at > 0) {
        soundEnergy += square(sound[at + count - 1]) - square(sound[at - 1]);
      }
      if (soundEnergy > pieceEnergy / 100) {
        best =
            Math.max(
                best,
                product(piece, from, sound, at, count) / Math.sqrt(pieceEnergy * soundEnergy));
      }
    }
    return best;
  }

  private static double product(short[] a, int from, short[] b, int at, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (long) a[from + i] * b[at + i];
    }
    return sum;
  }

  private static double energy(short[] samples, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += square(samples[i]);
    }
    return sum;
  }

  private static double square(short sample) {
    return (double) sample * sample;
  }
}
