package dev.parley.conversation;

/**
 * One window of 32 ms of the callee's side.
 *
 * @param position of its first sample
 * @param arrivedNanos when its last packet came in
 * @param probability of speech
 * @param voicedEnd end of its last loud sample as an offset, 0 when none is loud
 */
record HeardWindow(long position, long arrivedNanos, float probability, int voicedEnd) {
  /** Samples in a window. */
  static final int SAMPLES = 256;

  long end() {
    return position + SAMPLES;
  }

  /** When the packet came in that carried the sample before {@code position}. */
  long arrivalOf(long position) {
    return arrivedNanos - (end() - position) * 125_000;
  }
}
