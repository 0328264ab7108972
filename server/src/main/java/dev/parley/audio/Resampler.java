package dev.parley.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream by any ratio of whole numbers, with a windowed-sinc filter
 * cut into phases. Flat to 85 % of the lower rate's half; what would alias is 60 dB down. One
 * stream each; not for several threads.
 */
public final class Resampler {
  /** Zero crossings of the sinc on each side. */
  private static final int WIDTH = 24;

  /** Kaiser window shape for 60 dB of stop band. */
  private static final double BETA = 6;

  /** Centre of the transition band, of the lower rate's half. */
  private static final double CUTOFF = 0.94;

  private static final int BLOCK = 4096;
  private static final int EVEN_BLOCK = 512;

  private final int up;
  private final int down;
  private final int taps;
  private final int ahead;
  private final float[] filter;
  private final float[] window;
  private int filled;
  private int start;
  private int phase;

  /** Creates a resampler from one rate to another, both in samples a second. */
  public Resampler(int from, int to) {
    this(from, to, false, BLOCK);
  }

  private Resampler(int from, int to, boolean even, int block) {
    if (from <= 0 || to <= 0) {
      throw new IllegalArgumentException(
          "sample rates must be positive, are %d and %d".formatted(from, to));
    }
    int divisor = gcd(from, to);
    up = to / divisor;
    down = from / divisor;
    double ratio = Math.min(1, (double) up / down);
    taps = 4 * (int) Math.ceil(WIDTH / ratio / 2);
    filter = filter(up, taps, ratio * CUTOFF);
    window = new float[taps + block];
    ahead = even ? taps - 1 : taps / 2 - 1;
    filled = ahead;
  }

  /**
   * One that gives as many samples as went in, by the ratio of the rates, from the first on; what
   * the filter lags, 3 ms to 8 kHz, is silence before them. That is so of whole multiples of the
   * ratio.
   */
  public static Resampler even(int from, int to) {
    return new Resampler(from, to, true, EVEN_BLOCK);
  }

  /** Forgets the stream: another follows. */
  public void reset() {
    Arrays.fill(window, 0);
    filled = ahead;
    start = 0;
    phase = 0;
  }

  /** How many samples at most come out when {@code count} go in. */
  public int limit(int count) {
    return (int) ((long) (count + taps) * up / down) + 1;
  }

  /**
   * Takes samples and gives those that are ready: the output lags the input by the filter's half.
   *
   * @return how many were written to {@code out} from {@code at}
   */
  public int resample(short[] in, int from, int count, short[] out, int at) {
    int written = at;
    int taken = 0;
    while (taken < count) {
      int n = Math.min(count - taken, window.length - filled);
      for (int i = 0; i < n; i++) {
        window[filled + i] = in[from + taken + i];
      }
      filled += n;
      taken += n;
      written = drain(out, written);
    }
    return written - at;
  }

  /** Converts a whole clip; nothing lags. */
  public static short[] convert(short[] samples, int from, int to) {
    if (from == to) {
      return samples.clone();
    }
    Resampler resampler = new Resampler(from, to);
    int tail = resampler.taps / 2 + 1;
    int wanted = (int) (((long) samples.length * to + from - 1) / from);
    short[] out = new short[Math.max(wanted, 0) + resampler.limit(tail)];
    int n = resampler.resample(samples, 0, samples.length, out, 0);
    resampler.resample(new short[tail], 0, tail, out, n);
    return Arrays.copyOf(out, wanted);
  }

  private int drain(short[] out, int at) {
    int written = at;
    while (start + taps <= filled) {
      out[written++] = clip(dot(start, phase * taps));
      phase += down;
      start += phase / up;
      phase %= up;
    }
    int keep = Math.max(0, filled - start);
    int skip = filled - keep;
    System.arraycopy(window, skip, window, 0, keep);
    start -= skip;
    filled = keep;
    return written;
  }

  private float dot(int from, int coefficients) {
    // Four sums, because one would wait for itself at every step.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < taps; i += 4) {
      a += window[from + i] * filter[coefficients + i];
      b += window[from + i + 1] * filter[coefficients + i + 1];
      c += window[from + i + 2] * filter[coefficients + i + 2];
      d += window[from + i + 3] * filter[coefficients + i + 3];
    }
    return a + b + c + d;
  }

  private static short clip(float value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
  }

  private static float[] filter(int phases, int taps, double cutoff) {
    float[] filter = new float[phases * taps];
    double half = taps / 2.0;
    for (int phase = 0; phase < phases; phase++) {
      double sum = 0;
      double[] row = new double[taps];
      for (int k = 0; k < taps; k++) {
        double distance = k - (half - 1) - (double) phase / phases;
        double edge = distance / half;
        double kaiser = edge * edge >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - edge * edge));
        double x = Math.PI * cutoff * distance;
        row[k] = (Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x) * kaiser;
        sum += row[k];
      }
      for (int k = 0; k < taps; k++) {
        filter[phase * taps + k] = (float) (row[k] / sum);
      }
    }
    return filter;
  }

  /** The modified Bessel function of the first kind, order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-12; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
