package dev.parley.stt;

import dev.parley.audio.AudioClock;
import java.util.Arrays;

/**
 * The last audio of one leg, addressed by position in ticks, bounded. Forgetting costs nothing:
 * what is kept is only moved when room is needed. Not for several threads at once.
 */
final class HeardAudio {
  private final int most;
  private final int perTick;
  private short[] samples = new short[1 << 14];
  private int head;

  /** Ticks that are kept. */
  private int count;

  private long start;

  /**
   * Keeps so much.
   *
   * @param rate samples a second
   * @param most ticks; older ones are forgotten
   */
  HeardAudio(int rate, int most) {
    this.most = most;
    perTick = AudioClock.samplesPerTick(rate);
  }

  /** Position of the oldest sample kept. */
  long start() {
    return start;
  }

  /** Position after the newest sample. */
  long end() {
    return start + count;
  }

  /**
   * Adds samples of whole ticks; a gap before them becomes silence, what came already is passed
   * over.
   */
  void add(short[] from, int sampleCount, long position) {
    int length = sampleCount / perTick;
    if (count == 0 || position > end() + most) {
      start = position;
      head = 0;
      count = 0;
    }
    long gap = position - end();
    int skip = Math.clamp(-gap, 0, length);
    int silence = (int) Math.max(0, gap);
    reserve(silence + length - skip);
    int tail = (head + count) * perTick;
    int begin = tail + silence * perTick;
    Arrays.fill(samples, tail, begin, (short) 0);
    System.arraycopy(from, skip * perTick, samples, begin, (length - skip) * perTick);
    count += silence + length - skip;
    if (count > most) {
      forget(end() - most);
    }
  }

  void forget(long before) {
    int drop = Math.clamp(before - start, 0, count);
    head += drop;
    start += drop;
    count -= drop;
  }

  /** A copy of what is between two positions; silence where nothing is kept. */
  short[] copy(long from, long to) {
    short[] copy = new short[(int) Math.max(0, to - from) * perTick];
    long first = Math.max(from, start);
    long last = Math.min(to, end());
    if (first < last) {
      System.arraycopy(
          samples,
          (head + (int) (first - start)) * perTick,
          copy,
          (int) (first - from) * perTick,
          (int) (last - first) * perTick);
    }
    return copy;
  }

  /** Whether the samples after a position are loud enough to be worth listening to. */
  boolean loudSince(long position, int threshold) {
    long first = Math.max(position, start);
    long sum = 0;
    for (int i = (head + (int) (first - start)) * perTick; i < (head + count) * perTick; i++) {
      sum += Math.abs(samples[i]);
    }
    return end() > first && sum / ((end() - first) * perTick) > threshold;
  }

  private void reserve(int more) {
    if ((head + count + more) * perTick <= samples.length) {
      return;
    }
    // At least as much room again as is kept, so that moving stays rare.
    int wanted = Math.max(samples.length, 2 * (count + more) * perTick);
    short[] moved = wanted > samples.length ? new short[wanted] : samples;
    System.arraycopy(samples, head * perTick, moved, 0, count * perTick);
    samples = moved;
    head = 0;
  }
}
