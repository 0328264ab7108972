package dev.parley.bench.voice;

import dev.parley.tts.Fft;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of each frequency there is at each time: windows of 25 ms, one each 5 ms.
 *
 * @param rate samples a second of the sound
 * @param decibels of each window, by frequency from 0 to half the rate; a sine of full scale has 0
 */
record Spectrogram(int rate, List<float[]> decibels) {
  /** Windows a second. */
  static final int WINDOWS = 200;

  private static final double FULL_SCALE = 32768;
  private static final double SILENCE = 1e-12;

  /** Of a sound; of one shorter than a window, what silence after it makes of it. */
  static Spectrogram of(short[] samples, int rate) {
    int window = rate / 40;
    int hop = rate / WINDOWS;
    int size = Integer.highestOneBit(window - 1) << 2;
    double[] shape = new double[window];
    double sum = 0;
    for (int i = 0; i < window; i++) {
      shape[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / window);
      sum += shape[i];
    }
    Fft fft = new Fft(size);
    List<float[]> decibels = new ArrayList<>();
    for (int from = 0; from == 0 || from + window <= samples.length; from += hop) {
      float[] real = new float[size];
      float[] imaginary = new float[size];
      for (int i = 0; i < Math.min(window, samples.length - from); i++) {
        real[i] = (float) (shape[i] * samples[from + i] / FULL_SCALE);
      }
      fft.forward(real, imaginary);
      float[] level = new float[size / 2];
      for (int k = 0; k < level.length; k++) {
        double power = real[k] * real[k] + imaginary[k] * imaginary[k];
        level[k] = (float) (10 * Math.log10(Math.max(SILENCE, 4 * power / (sum * sum))));
      }
      decibels.add(level);
    }
    return new Spectrogram(rate, decibels);
  }

  /** The loudest there is, in dB. */
  float loudest() {
    float loudest = Float.NEGATIVE_INFINITY;
    for (float[] window : decibels) {
      for (float level : window) {
        loudest = Math.max(loudest, level);
      }
    }
    return loudest;
  }
}
