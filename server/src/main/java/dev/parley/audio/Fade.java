package dev.parley.audio;

/** Smooth changes of gain, so that a cut makes no click. */
public final class Fade {
  private Fade() {}

  /** Scales samples in place by a gain that goes straight from one value to another. */
  public static void ramp(short[] samples, int from, int count, float first, float last) {
    float step = (last - first) / Math.max(1, count);
    float gain = first;
    for (int i = from; i < from + count; i++) {
      samples[i] = (short) (samples[i] * gain);
      gain += step;
    }
  }

  /** Goes from {@code samples} over to {@code next}; the result is in {@code samples}. */
  public static void across(short[] samples, int from, short[] next, int nextFrom, int count) {
    for (int i = 0; i < count; i++) {
      float weight = (i + 1f) / (count + 1);
      samples[from + i] = (short) (samples[from + i] * (1 - weight) + next[nextFrom + i] * weight);
    }
  }
}
