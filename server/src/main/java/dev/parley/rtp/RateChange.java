package dev.parley.rtp;

import dev.parley.audio.Resampler;
import org.jspecify.annotations.Nullable;

/** Samples on their way between a codec and a line, whose rates may be the same. */
final class RateChange {
  private final short[] in;
  private final @Nullable Resampler resampler;

  /**
   * Changes a rate to another.
   *
   * @param most samples that are changed at once
   */
  RateChange(int from, int to, int most) {
    in = new short[most];
    resampler = from == to ? null : Resampler.even(from, to);
  }

  /** Where the samples to be changed are put. */
  short[] in() {
    return in;
  }

  /** Changes the first {@code count} samples of {@link #in}; gives how many were written. */
  int apply(int count, short[] out, int at) {
    if (resampler == null) {
      System.arraycopy(in, 0, out, at, count);
      return count;
    }
    return resampler.resample(in, 0, count, out, at);
  }

  /** Another stream follows. */
  void reset() {
    if (resampler != null) {
      resampler.reset();
    }
  }
}
