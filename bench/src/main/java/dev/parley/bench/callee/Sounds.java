package dev.parley.bench.callee;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.report.BenchException;
import dev.parley.sim.Samples;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Sounds that callees make: samples at 8 kHz, in steps of 10 ms. */
public final class Sounds {
  private static final int BLOCK = AudioFrame.NARROWBAND / 100;

  private Sounds() {}

  /** The first sample of the first voiced block. */
  public static int firstVoiced(short[] samples) {
    return Samples.firstVoiced(samples, AudioFrame.NARROWBAND).orElseThrow(Sounds::silent);
  }

  /** The last sample of the last voiced block. */
  public static int lastVoiced(short[] samples) {
    return Samples.lastVoiced(samples, AudioFrame.NARROWBAND).orElseThrow(Sounds::silent);
  }

  private static BenchException silent() {
    return new BenchException("Something to say has no voiced sound.");
  }

  /** Without the silence around it. */
  static short[] trimmed(short[] samples) {
    return Arrays.copyOfRange(samples, firstVoiced(samples), lastVoiced(samples) + 1);
  }

  /** When the voice goes on after the longest pause inside, from its beginning. */
  public static Duration resumed(short[] samples) {
    int start = 0;
    int longest = 0;
    int resumed = 0;
    for (int at = 0; at + BLOCK <= samples.length; at += BLOCK) {
      if (Samples.voiced(samples, at, BLOCK)) {
        if (at - start > longest) {
          longest = at - start;
          resumed = at;
        }
        start = at + BLOCK;
      }
    }
    return Duration.ofMillis(resumed * 1000L / AudioFrame.NARROWBAND);
  }

  /** The longest pause inside made as long as wanted. */
  public static short[] withPause(short[] spoken, int millis) {
    short[] samples = trimmed(spoken);
    int from = 0;
    int to = 0;
    int start = 0;
    for (int at = 0; at < samples.length; at += BLOCK) {
      if (Samples.voiced(samples, at, BLOCK)) {
        start = at + BLOCK;
      } else if (at + BLOCK - start > to - from) {
        from = start;
        to = at + BLOCK;
      }
    }
    short[] paused = new short[from + millis * AudioFrame.NARROWBAND / 1000 + samples.length - to];
    System.arraycopy(samples, 0, paused, 0, from);
    System.arraycopy(
        samples, to, paused, paused.length - (samples.length - to), samples.length - to);
    return paused;
  }

  /** Two bursts of noise that die away, much like a cough. */
  public static short[] cough(double rms, RandomGenerator random) {
    int burst = AudioFrame.NARROWBAND * 180 / 1000;
    short[] cough = new short[3 * burst];
    double low = 0;
    for (int i = 0; i < cough.length; i++) {
      double within = i % (2 * burst) / (double) burst;
      double envelope = within < 1 ? Math.min(1, within * 12) * Math.exp(-3 * within) : 0;
      low = 0.6 * low + random.nextGaussian();
      cough[i] = Samples.clipped(2 * rms * envelope * low);
    }
    return cough;
  }
}
