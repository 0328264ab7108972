package dev.parley.sim;

import dev.parley.audio.Level;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Works on samples, to 10 ms where it looks for voice. */
public final class Samples {
  private static final int BLOCKS_A_SECOND = 100;

  private Samples() {}

  /**
   * The first sample of the first voiced block, empty when nothing is voiced.
   *
   * @param rate samples a second
   */
  public static OptionalInt firstVoiced(short[] samples, int rate) {
    int block = rate / BLOCKS_A_SECOND;
    for (int from = 0; from < samples.length; from += block) {
      if (voiced(samples, from, block)) {
        return OptionalInt.of(from);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The last sample of the last voiced block, empty when nothing is voiced.
   *
   * @param rate samples a second
   */
  public static OptionalInt lastVoiced(short[] samples, int rate) {
    int block = rate / BLOCKS_A_SECOND;
    for (int from = (samples.length - 1) / block * block; from >= 0; from -= block) {
      if (voiced(samples, from, block)) {
        return OptionalInt.of(Math.min(samples.length, from + block) - 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the block at {@code from}, or what there is of it, is voiced. */
  public static boolean voiced(short[] samples, int from, int block) {
    return Level.voiced(samples, from, Math.min(block, samples.length - from));
  }

  /** Without the silence around the voice; empty when there is no voice. */
  public static short[] trimmed(short[] samples, int rate) {
    OptionalInt first = firstVoiced(samples, rate);
    OptionalInt last = lastVoiced(samples, rate);
    return first.isEmpty() || last.isEmpty()
        ? new short[0]
        : Arrays.copyOfRange(samples, first.getAsInt(), last.getAsInt() + 1);
  }

  /** Even noise. */
  public static short[] noise(int count, double rms, RandomGenerator random) {
    short[] noise = new short[count];
    for (int i = 0; i < count; i++) {
      noise[i] = clipped(rms * random.nextGaussian());
    }
    return noise;
  }

  /** Adds to samples. */
  public static void add(short[] what, short[] to) {
    for (int i = 0; i < Math.min(what.length, to.length); i++) {
      to[i] = clipped(to[i] + what[i]);
    }
  }

  /** The sample nearest to a value. */
  public static short clipped(double value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
