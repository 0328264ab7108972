package dev.parley.turn;

import dev.parley.audio.AudioClock;

/**
 * Finds where speech began that the voice activity model notices late: where the level rose above
 * the line's noise. Soft first vowels are speech to the model only when a louder one follows.
 */
final class Onset {
  private static final int KEPT = 26;
  private static final double ABOVE_NOISE = 9;
  private static final double DOWN = 0.3;
  private static final double UP = 0.02;

  /** A gap inside words: a stop, or what lies between two digits that are read out. */
  private static final int GAP = 6;

  private static final double UNKNOWN = Double.NaN;

  private final double[] levels = new double[KEPT];
  private int count;
  private double noise = UNKNOWN;

  /** Hears a window in which nobody speaks, as far as is known. */
  void quiet(HeardWindow window) {
    double level = window.level();
    noise = Double.isNaN(noise) ? level : noise + (level < noise ? DOWN : UP) * (level - noise);
    levels[count++ % KEPT] = level;
  }

  /** What was heard until here belongs to other speech, or to nobody's. */
  void forget() {
    count = 0;
  }

  /**
   * Where speech began that is found at a position, in ticks of {@link AudioClock}.
   *
   * @param least level of the speaker's voice, in dB below full scale
   */
  long before(long position, double least) {
    double voice = Math.max(noise + ABOVE_NOISE, least);
    int back = 0;
    int gap = 0;
    for (int i = 1; i <= Math.min(count, KEPT) && gap <= GAP; i++) {
      if (levels[(count - i) % KEPT] > voice) {
        back = i;
        gap = 0;
      } else {
        gap++;
      }
    }
    return position - (long) back * HeardWindow.TICKS;
  }
}
