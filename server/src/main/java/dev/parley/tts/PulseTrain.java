package dev.parley.tts;

/** The voiced source: at a pitch that changes, all harmonics below 11 kHz, equally strong. */
final class PulseTrain {
  private static final float LOWEST_PITCH = 40;
  private static final double HIGHEST_HARMONIC = 11_000;

  /** Below this the sum of cosines is so near its limit that the quotient says nothing. */
  private static final double NEAR_ZERO = 2e-3;

  private PulseTrain() {}

  /**
   * The samples of some frames.
   *
   * @param pitch of each frame in its middle, in hertz; 0 where there is no voice
   */
  static float[] of(float[] pitch, int hop, int rate) {
    float[] samples = new float[pitch.length * hop];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      float now = at(pitch, (i + 0.5f) / hop - 0.5f);
      double hertz = Math.max(now, LOWEST_PITCH);
      phase += hertz / rate;
      phase -= Math.floor(phase);
      if (now > LOWEST_PITCH) {
        samples[i] = (float) harmonics(2 * Math.PI * phase, HIGHEST_HARMONIC / hertz);
      }
    }
    return samples;
  }

  private static float at(float[] pitch, float position) {
    int before = (int) Math.floor(position);
    float share = position - before;
    int last = pitch.length - 1;
    return pitch[Math.clamp(before, 0, last)] * (1 - share)
        + pitch[Math.clamp(before + 1, 0, last)] * share;
  }

  /** The sum of cos(h·phase) for h from 1 to the number of harmonics, in closed form. */
  private static double harmonics(double phase, double most) {
    double count = Math.floor(most) + 0.5;
    double half = 2 * Math.sin(phase / 2);
    double sum = Math.abs(half) <= NEAR_ZERO ? count : Math.sin(count * phase) / half;
    return sum - 0.5;
  }
}
