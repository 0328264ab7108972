package dev.parley.conversation;

/** Tells voiced sound from silence by level alone, the same for both directions. */
final class Loudness {
  /** 10 ms at 8 kHz. */
  static final int BLOCK = 80;

  /** -45 dBFS, as a mean square. */
  private static final long THRESHOLD = 184L * 184L;

  private Loudness() {}

  /** Whether {@code count} samples are voiced on the whole. */
  static boolean voiced(short[] samples, int from, int count) {
    long sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (long) samples[i] * samples[i];
    }
    return sum >= THRESHOLD * count;
  }

  /** Start of the first voiced block, -1 when there is none. A last short block counts too. */
  static int first(short[] samples, int count) {
    for (int i = 0; i < count; i += BLOCK) {
      if (voiced(samples, i, Math.min(BLOCK, count - i))) {
        return i;
      }
    }
    return -1;
  }

  /** End of the last voiced block, 0 when there is none. */
  static int last(short[] samples, int count) {
    for (int end = count; end > 0; end -= BLOCK) {
      int from = Math.max(0, end - BLOCK);
      if (voiced(samples, from, end - from)) {
        return end;
      }
    }
    return 0;
  }
}
