package dev.parley.audio;

/**
 * Makes samples louder. What would be beyond full scale is bent towards it instead of being cut,
 * which is heard as hoarse.
 */
public final class Gain {
  private static final double FULL = Short.MAX_VALUE;

  /** Up to here samples are only multiplied. */
  private static final double STRAIGHT = 0.7 * FULL;

  private final double factor;

  /** One of so many decibels. */
  public Gain(double decibels) {
    factor = Math.pow(10, decibels / 20);
  }

  /** Raises the first samples of a buffer, in place. */
  public void apply(short[] samples, int count) {
    if (factor == 1) {
      return;
    }
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.round(bent(samples[i] * factor));
    }
  }

  private static double bent(double sample) {
    double level = Math.abs(sample);
    if (level <= STRAIGHT) {
      return sample;
    }
    double room = FULL - STRAIGHT;
    return Math.signum(sample) * (STRAIGHT + room * Math.tanh((level - STRAIGHT) / room));
  }
}
