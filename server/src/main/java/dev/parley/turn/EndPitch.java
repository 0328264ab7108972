package dev.parley.turn;

import dev.parley.audio.AudioFrame;
import java.util.Arrays;

/**
 * The opinion of the voice's pitch: it falls at the end of what is said, and stays up before more.
 * Heard in frames of 40 ms by autocorrelation, and measured in semitones from the pitch that the
 * turn has in the middle (median).
 */
final class EndPitch implements EndOfTurnOpinion {
  private static final int RATE = AudioFrame.NARROWBAND;
  private static final int FRAME = RATE * 40 / 1000;
  private static final int HOP = RATE * 16 / 1000;

  /** 75 to 400 Hz. */
  private static final int SHORTEST = RATE / 400;

  private static final int LONGEST = RATE / 75;

  /** Of a voiced frame: how alike it is to itself one period later. */
  private static final double VOICED = 0.5;

  private static final double SPEECH = 0.3;
  private static final double SILENCE = 40;

  /** Frames that make the end. */
  private static final int END = 3;

  private static final int LEAST = 6;
  private static final int KEPT = 512;

  /** The pitch at the end that tells nothing, and what a semitone beside it weighs. */
  private static final double NEUTRAL = -0.2;

  private static final double WEIGHT = 2;
  private static final double MOST_FOR = 0.5;
  private static final double MOST_AGAINST = 1.2;

  private final int perSample;
  private final float[] samples;
  private final long[] ends = new long[KEPT];
  private final double[] pitches = new double[KEPT];
  private int count;
  private long askedTo = -1;
  private double evidence;

  EndPitch(int rate) {
    perSample = rate / RATE;
    samples = new float[FRAME + HeardWindow.TICKS];
  }

  @Override
  public void hear(HeardWindow window, short[] heard) {
    System.arraycopy(samples, HeardWindow.TICKS, samples, 0, FRAME);
    for (int i = 0; i < HeardWindow.TICKS; i++) {
      float sum = 0;
      for (int k = 0; k < perSample; k++) {
        sum += heard[i * perSample + k];
      }
      samples[FRAME + i] = sum / perSample;
    }
    if (window.probability() < SPEECH) {
      return;
    }
    for (int end = FRAME + HOP; end <= FRAME + HeardWindow.TICKS; end += HOP) {
      double pitch = pitch(end - FRAME);
      if (pitch > 0) {
        ends[count % KEPT] = window.position() + end - FRAME;
        pitches[count % KEPT] = pitch;
        count++;
      }
    }
  }

  @Override
  public double evidence(Pause pause) {
    if (pause.to() != askedTo) {
      askedTo = pause.to();
      evidence = weigh(pause.from(), pause.to());
    }
    return evidence;
  }

  private double weigh(long from, long to) {
    double[] turn = new double[Math.min(count, KEPT)];
    int n = 0;
    for (int i = Math.max(0, count - KEPT); i < count; i++) {
      if (ends[i % KEPT] > from && ends[i % KEPT] <= to) {
        turn[n++] = pitches[i % KEPT];
      }
    }
    if (n < LEAST) {
      return 0;
    }
    double end = median(Arrays.copyOfRange(turn, n - END, n));
    double semitones = 12 * Math.log(end / median(Arrays.copyOf(turn, n))) / Math.log(2);
    return Math.clamp(WEIGHT * (NEUTRAL - semitones), -MOST_AGAINST, MOST_FOR);
  }

  /** The pitch of a frame in Hz, 0 of one that has none. */
  private double pitch(int from) {
    double mean = 0;
    for (int i = 0; i < FRAME; i++) {
      mean += samples[from + i];
    }
    mean /= FRAME;
    double energy = alike(from, 0, mean);
    if (energy < SILENCE * SILENCE * FRAME) {
      return 0;
    }
    double most = 0;
    int period = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      double alike = alike(from, lag, mean) / energy * FRAME / (FRAME - lag);
      if (alike > most) {
        most = alike;
        period = lag;
      }
    }
    return most > VOICED ? (double) RATE / period : 0;
  }

  private double alike(int from, int lag, double mean) {
    double sum = 0;
    for (int i = from; i < from + FRAME - lag; i++) {
      sum += (samples[i] - mean) * (samples[i + lag] - mean);
    }
    return sum;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
