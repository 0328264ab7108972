package dev.parley.audio;

import java.util.Arrays;

/**
 * One band's adaptive quantizer and predictor, the same at both ends as long as no code is lost
 * (ITU-T G.722 section 3). The names of its blocks are those of the recommendation. Numbers are
 * fixed-point; {@code >> 15} takes a product back to them.
 */
final class G722Band {
  private static final int POLES = 2;
  private static final int ZEROS = 6;

  /** Logarithmic step sizes within an octave. */
  private static final int[] OCTAVE = {
    2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
    2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
  };

  private static final Shape LOW =
      new Shape(
          32,
          8,
          18_432,
          new int[] {
            35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940,
            1023, 1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
          },
          61,
          63,
          new int[] {
            -136, -136, -136, -136, -24_808, -21_904, -19_008, -16_704, -14_984, -13_512, -12_280,
            -11_192, -10_232, -9360, -8576, -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008,
            -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040, -728, 24_808, 21_904, 19_008,
            16_704, 14_984, 13_512, 12_280, 11_192, 10_232, 9360, 8576, 7856, 7192, 6576, 6000,
            5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136,
            -432, -136
          },
          2,
          new int[] {
            0, -20_456, -12_896, -8968, -6288, -4240, -2584, -1200, 20_456, 12_896, 8968, 6288,
            4240, 2584, 1200, 0
          },
          new int[] {
            -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
          });

  private static final Shape HIGH =
      new Shape(
          8,
          10,
          22_528,
          new int[] {564},
          3,
          1,
          new int[] {-7408, -1616, 7408, 1616},
          0,
          new int[] {-7408, -1616, 7408, 1616},
          new int[] {798, -214, 798, -214});

  private final Shape shape;

  /** The step size, and its logarithm. */
  private int det;

  private int nb;

  /** What is predicted, and the part of it that the zeros give. */
  private int s;

  private int sz;

  // The newest of each is at 0.
  private final int[] r = new int[POLES + 1];
  private final int[] a = new int[POLES + 1];
  private final int[] p = new int[POLES + 1];
  private final int[] d = new int[ZEROS + 1];
  private final int[] b = new int[ZEROS + 1];

  /**
   * What tells one band from the other.
   *
   * @param step the first step size
   * @param octaves of step sizes
   * @param largest logarithm of a step size
   * @param limits between the levels of a difference, in units of the step size
   * @param positive code of the smallest positive difference; larger ones count down
   * @param negative code of the smallest negative difference; the next is one less, those after it
   *     count down from 31
   * @param levels of all bits of a code
   * @param dropped bits of a code that the prediction does not use
   * @param coarse levels of the others
   * @param growth of the logarithm of the step size by those
   */
  // The tables are never written.
  @SuppressWarnings("ArrayRecordComponent")
  private record Shape(
      int step,
      int octaves,
      int largest,
      int[] limits,
      int positive,
      int negative,
      int[] levels,
      int dropped,
      int[] coarse,
      int[] growth) {
    /** The code of a difference's interval, counted from 0 up. */
    int code(boolean below, int interval) {
      if (!below) {
        return positive - interval;
      }
      // Of 64 codes the four that would be all zeros in six, five or four bits are left out.
      return interval < 2 || limits.length == 1 ? negative - interval : 33 - interval;
    }
  }

  private G722Band(Shape shape) {
    this.shape = shape;
    reset();
  }

  /** The band below 4 kHz: six bits. */
  static G722Band low() {
    return new G722Band(LOW);
  }

  /** The band above: two bits. */
  static G722Band high() {
    return new G722Band(HIGH);
  }

  void reset() {
    det = shape.step();
    nb = 0;
    s = 0;
    sz = 0;
    Arrays.fill(r, 0);
    Arrays.fill(a, 0);
    Arrays.fill(p, 0);
    Arrays.fill(d, 0);
    Arrays.fill(b, 0);
  }

  /** Codes the next value of the band (blocks SUBTRA and QUANT). */
  int quantize(int value) {
    int difference = saturated(value - s);
    int magnitude = difference < 0 ? ~difference : difference;
    int[] limits = shape.limits();
    int interval = 0;
    while (interval < limits.length && magnitude >= (limits[interval] * det) >> 12) {
      interval++;
    }
    int code = shape.code(difference < 0, interval);
    adapt(code);
    return code;
  }

  /** The next value of the band from its code (blocks INVQB, RECONS and LIMIT). */
  int reconstruct(int code) {
    int value = s + ((det * shape.levels()[code]) >> 15);
    adapt(code);
    return Math.max(-16_384, Math.min(16_383, value));
  }

  /** Brings step size and prediction up to date (blocks INVQA, LOGSC and SCALE). */
  private void adapt(int code) {
    int coarse = code >> shape.dropped();
    int difference = (det * shape.coarse()[coarse]) >> 15;
    int logarithm = ((nb * 127) >> 7) + shape.growth()[coarse];
    nb = Math.max(0, Math.min(shape.largest(), logarithm));
    int step = OCTAVE[(nb >> 6) & 31];
    int shift = shape.octaves() - (nb >> 11);
    det = (shift < 0 ? step << -shift : step >> shift) << 2;
    predict(difference);
  }

  private void predict(int difference) {
    d[0] = difference;
    r[0] = saturated(s + difference);
    p[0] = saturated(sz + difference);
    int second = secondPole();
    int first = firstPole(second);
    zeros();
    for (int i = ZEROS; i > 0; i--) {
      d[i] = d[i - 1];
    }
    for (int i = POLES; i > 0; i--) {
      r[i] = r[i - 1];
      p[i] = p[i - 1];
    }
    a[1] = first;
    a[2] = second;
    int sp = saturated(product(a[1], r[1]) + product(a[2], r[2]));
    int sum = 0;
    for (int i = ZEROS; i > 0; i--) {
      sum += product(b[i], d[i]);
    }
    sz = saturated(sum);
    s = saturated(sp + sz);
  }

  /** Block UPPOL2. */
  private int secondPole() {
    int gain = saturated(a[1] << 2);
    int lean = Math.min(32_767, alike(p[0], p[1]) ? -gain : gain) >> 7;
    int step = alike(p[0], p[2]) ? 128 : -128;
    return Math.max(-12_288, Math.min(12_288, step + lean + ((a[2] * 32_512) >> 15)));
  }

  /** Block UPPOL1. */
  private int firstPole(int second) {
    int step = alike(p[0], p[1]) ? 192 : -192;
    int pole = saturated(step + ((a[1] * 32_640) >> 15));
    int most = saturated(15_360 - second);
    return Math.max(-most, Math.min(most, pole));
  }

  /** Block UPZERO. */
  private void zeros() {
    int step = d[0] == 0 ? 0 : 128;
    for (int i = 1; i <= ZEROS; i++) {
      b[i] = saturated((alike(d[i], d[0]) ? step : -step) + ((b[i] * 32_640) >> 15));
    }
  }

  /** Twice a product of a coefficient and a value (blocks FILTEP and FILTEZ). */
  private static int product(int coefficient, int value) {
    return (coefficient * saturated(2 * value)) >> 15;
  }

  private static boolean alike(int one, int other) {
    return (one ^ other) >= 0;
  }

  /** Kept within 16 bits. */
  static short saturated(int value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
