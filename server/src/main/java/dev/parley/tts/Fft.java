package dev.parley.tts;

import java.util.Arrays;

/**
 * The Fourier transform of complex sequences whose length has no prime factor above 5, by mixed
 * radices. Not for several threads at once.
 */
public final class Fft {
  private static final int[] RADICES = {4, 5, 3, 2};

  private final int size;
  private final int[] radices;
  private final float[] cosines;
  private final float[] sines;
  private final float[] otherReal;
  private final float[] otherImaginary;

  /** Prepares transforms of one length. */
  public Fft(int size) {
    this.size = size;
    radices = radices(size);
    cosines = new float[size];
    sines = new float[size];
    otherReal = new float[size];
    otherImaginary = new float[size];
    for (int i = 0; i < size; i++) {
      cosines[i] = (float) Math.cos(2 * Math.PI * i / size);
      sines[i] = (float) -Math.sin(2 * Math.PI * i / size);
    }
  }

  /** Transforms in place. */
  public void forward(float[] real, float[] imaginary) {
    float[] fromReal = real;
    float[] fromImaginary = imaginary;
    float[] toReal = otherReal;
    float[] toImaginary = otherImaginary;
    int done = 1;
    for (int radix : radices) {
      pass(radix, done, fromReal, fromImaginary, toReal, toImaginary);
      done *= radix;
      float[] swap = fromReal;
      fromReal = toReal;
      toReal = swap;
      swap = fromImaginary;
      fromImaginary = toImaginary;
      toImaginary = swap;
    }
    if (radices.length % 2 == 1) {
      System.arraycopy(fromReal, 0, real, 0, size);
      System.arraycopy(fromImaginary, 0, imaginary, 0, size);
    }
  }

  /** Transforms back in place, without dividing by the length. */
  void backward(float[] real, float[] imaginary) {
    forward(imaginary, real);
  }

  /** One stage: joins as many transforms as the radix, each of the length that is done. */
  private void pass(int radix, int done, float[] fromR, float[] fromI, float[] toR, float[] toI) {
    int rest = size / (done * radix);
    int stride = size / radix;
    for (int block = 0; block < rest; block++) {
      for (int k = 0; k < done; k++) {
        int source = block * done + k;
        int target = block * done * radix + k;
        for (int q = 0; q < radix; q++) {
          float r = fromR[source];
          float i = fromI[source];
          int step = (k + q * done) * rest;
          int turn = step;
          for (int p = 1; p < radix; p++) {
            float c = cosines[turn];
            float s = sines[turn];
            float a = fromR[source + p * stride];
            float b = fromI[source + p * stride];
            r += a * c - b * s;
            i += a * s + b * c;
            turn += step;
            if (turn >= size) {
              turn -= size;
            }
          }
          toR[target + q * done] = r;
          toI[target + q * done] = i;
        }
      }
    }
  }

  private static int[] radices(int size) {
    int[] found = new int[31];
    int count = 0;
    int rest = size;
    for (int radix : RADICES) {
      while (rest % radix == 0) {
        found[count++] = radix;
        rest /= radix;
      }
    }
    if (rest != 1) {
      throw new IllegalArgumentException("no transform of length " + size);
    }
    return Arrays.copyOf(found, count);
  }
}
