package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Works on samples at 8 kHz, in steps of 10 ms. */
final class Sounds {
  private static final int BLOCK = AudioFrame.RATE / 100;

  private Sounds() {}

  /** The first sample of the first voiced block. */
  static int firstVoiced(short[] samples) {
    for (int from = 0; from < samples.length; from += BLOCK) {
      if (voiced(samples, from)) {
        return from;
      }
    }
    throw new BenchException("Something to say has no voiced sound.");
  }

  /** The last sample of the last voiced block. */
  static int lastVoiced(short[] samples) {
    for (int from = (samples.length - 1) / BLOCK * BLOCK; from >= 0; from -= BLOCK) {
      if (voiced(samples, from)) {
        return Math.min(samples.length, from + BLOCK) - 1;
      }
    }
    throw new BenchException("Something to say has no voiced sound.");
  }

  private static boolean voiced(short[] samples, int from) {
    return Level.voiced(samples, from, Math.min(BLOCK, samples.length - from));
  }

  /** Without the silence around it. */
  static short[] trimmed(short[] samples) {
    return Arrays.copyOfRange(samples, firstVoiced(samples), lastVoiced(samples) + 1);
  }

  /** The longest pause inside made as long as wanted. */
  static short[] withPause(short[] spoken, int millis) {
    short[] samples = trimmed(spoken);
    int from = 0;
    int to = 0;
    int start = 0;
    for (int at = 0; at < samples.length; at += BLOCK) {
      if (voiced(samples, at)) {
        start = at + BLOCK;
      } else if (at + BLOCK - start > to - from) {
        from = start;
        to = at + BLOCK;
      }
    }
    short[] paused = new short[from + millis * AudioFrame.RATE / 1000 + samples.length - to];
    System.arraycopy(samples, 0, paused, 0, from);
    System.arraycopy(
        samples, to, paused, paused.length - (samples.length - to), samples.length - to);
    return paused;
  }

  /** Even noise. */
  static short[] noise(int count, double rms, RandomGenerator random) {
    short[] noise = new short[count];
    for (int i = 0; i < count; i++) {
      noise[i] = clipped(rms * random.nextGaussian());
    }
    return noise;
  }

  /** Two bursts of noise that die away, much like a cough. */
  static short[] cough(double rms, RandomGenerator random) {
    int burst = AudioFrame.RATE * 180 / 1000;
    short[] cough = new short[3 * burst];
    double low = 0;
    for (int i = 0; i < cough.length; i++) {
      double within = i % (2 * burst) / (double) burst;
      double envelope = within < 1 ? Math.min(1, within * 12) * Math.exp(-3 * within) : 0;
      low = 0.6 * low + random.nextGaussian();
      cough[i] = clipped(2 * rms * envelope * low);
    }
    return cough;
  }

  /** Adds to samples. */
  static void add(short[] what, short[] to) {
    for (int i = 0; i < Math.min(what.length, to.length); i++) {
      to[i] = clipped(to[i] + what[i]);
    }
  }

  private static short clipped(double value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
