package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The pitch of a voice over all its voiced frames.
 *
 * @param median in Hz
 * @param spread from the tenth to the ninetieth percentile, in semitones
 * @param frames that were voiced, one each 10 ms
 */
record Pitch(double median, double spread, int frames) {
  private static final int RATE = AudioFrame.NARROWBAND;
  private static final int FRAME = RATE * 40 / 1000;
  private static final int HOP = RATE / 100;

  /** 60 to 400 Hz. */
  private static final int SHORTEST = RATE / 400;

  private static final int LONGEST = RATE / 60;

  /** How alike a voiced frame is to itself one period later, from -1 to 1. */
  private static final double VOICED = 0.8;

  /** The first period that is nearly as good as the best is the one: its multiples fit as well. */
  private static final double NEARLY = 0.9;

  /** The pitch of several utterances at 8 kHz; not a number where nothing is voiced. */
  static Pitch of(Collection<short[]> utterances) {
    double[] sorted = utterances.stream().flatMapToDouble(Pitch::frames).sorted().toArray();
    if (sorted.length == 0) {
      return new Pitch(Double.NaN, Double.NaN, 0);
    }
    double octaves = Math.log(at(sorted, 0.9) / at(sorted, 0.1)) / Math.log(2);
    return new Pitch(at(sorted, 0.5), 12 * octaves, sorted.length);
  }

  static Pitch of(short[] utterance) {
    return of(List.of(utterance));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** The pitch of each voiced frame in Hz. */
  private static DoubleStream frames(short[] samples) {
    double[] found = new double[samples.length / HOP + 1];
    int count = 0;
    for (int from = 0; from + FRAME + 1 <= samples.length; from += HOP) {
      double pitch = Level.voiced(samples, from, FRAME) ? frame(samples, from) : 0;
      if (pitch > 0) {
        found[count++] = pitch;
      }
    }
    return Arrays.stream(found, 0, count);
  }

  /** By McLeod's normalised square difference; 0 if the frame has no pitch. */
  private static double frame(short[] samples, int from) {
    double[] alike = new double[LONGEST + 2];
    for (int lag = SHORTEST - 1; lag <= LONGEST + 1; lag++) {
      alike[lag] = alike(samples, from, lag);
    }
    double most = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      if (peak(alike, lag)) {
        most = Math.max(most, alike[lag]);
      }
    }
    if (most < VOICED) {
      return 0;
    }
    int period = SHORTEST;
    while (!peak(alike, period) || alike[period] < NEARLY * most) {
      period++;
    }
    return RATE / (period + between(alike[period - 1], alike[period], alike[period + 1]));
  }

  private static boolean peak(double[] alike, int lag) {
    return alike[lag] > alike[lag - 1] && alike[lag] >= alike[lag + 1];
  }

  /** Where the parabola through three values has its top, from -0.5 to 0.5 around the middle. */
  private static double between(double before, double at, double after) {
    double curve = before - 2 * at + after;
    return curve == 0 ? 0 : (before - after) / (2 * curve);
  }

  private static double alike(short[] samples, int from, int lag) {
    double both = 0;
    double energy = 0;
    for (int i = from; i < from + FRAME - lag; i++) {
      double now = samples[i];
      double then = samples[i + lag];
      both += now * then;
      energy += now * now + then * then;
    }
    return energy == 0 ? 0 : 2 * both / energy;
  }
}
