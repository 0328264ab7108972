package dev.parley.conversation;

import dev.parley.audio.Level;

/** Finds voiced sound by level alone, to 10 ms. */
final class Loudness {
  /** 10 ms at 8 kHz. */
  static final int BLOCK = 80;

  private Loudness() {}

  /** End of the last voiced block, 0 when there is none. */
  static int last(short[] samples, int count) {
    for (int end = count; end > 0; end -= BLOCK) {
      int from = Math.max(0, end - BLOCK);
      if (Level.voiced(samples, from, end - from)) {
        return end;
      }
    }
    return 0;
  }
}
