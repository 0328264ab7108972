package dev.parley.stt;

import java.util.Arrays;

/** The last audio of one leg, addressed by position, bounded. Not for several threads at once. */
final class HeardAudio {
  private final int most;
  private short[] samples = new short[1 << 14];
  private long start;
  private int count;

  /**
   * Keeps so much.
   *
   * @param most samples; older ones are forgotten
   */
  HeardAudio(int most) {
    this.most = most;
  }

  /** Position of the oldest sample kept. */
  long start() {
    return start;
  }

  /** Position after the newest sample. */
  long end() {
    return start + count;
  }

  /** Adds samples; a gap before them becomes silence, what came already is passed over. */
  void add(short[] from, int length, long position) {
    if (count == 0 || position > end() + most) {
      start = position;
      count = 0;
    }
    long gap = position - end();
    int skip = Math.clamp(-gap, 0, length);
    int silence = (int) Math.max(0, gap);
    reserve(silence + length - skip);
    Arrays.fill(samples, count, count + silence, (short) 0);
    System.arraycopy(from, skip, samples, count + silence, length - skip);
    count += silence + length - skip;
    if (count > most) {
      forget(end() - most);
    }
  }

  void forget(long before) {
    int drop = Math.clamp(before - start, 0, count);
    System.arraycopy(samples, drop, samples, 0, count - drop);
    start += drop;
    count -= drop;
  }

  /** A copy of what is between two positions; silence where nothing is kept. */
  short[] copy(long from, long to) {
    short[] copy = new short[(int) Math.max(0, to - from)];
    long first = Math.max(from, start);
    long last = Math.min(to, end());
    if (first < last) {
      System.arraycopy(
          samples, (int) (first - start), copy, (int) (first - from), (int) (last - first));
    }
    return copy;
  }

  /** Whether the samples after a position are loud enough to be worth listening to. */
  boolean loudSince(long position, int threshold) {
    long first = Math.max(position, start);
    long sum = 0;
    for (int i = (int) (first - start); i < count; i++) {
      sum += Math.abs(samples[i]);
    }
    return end() > first && sum / (end() - first) > threshold;
  }

  private void reserve(int more) {
    if (count + more > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(count + more, samples.length * 2));
    }
  }
}
