package dev.parley.audio;

/** Finds voiced sound by level alone, to 10 ms. */
public final class Loudness {
  /** 10 ms, in ticks. */
  public static final int BLOCK = AudioClock.FRAME / 2;

  private Loudness() {}

  /**
   * End of the last voiced block, 0 when there is none.
   *
   * @param block samples of 10 ms
   */
  public static int last(short[] samples, int block) {
    for (int end = samples.length; end > 0; end -= block) {
      int from = Math.max(0, end - block);
      if (Level.voiced(samples, from, end - from)) {
        return end;
      }
    }
    return 0;
  }
}
