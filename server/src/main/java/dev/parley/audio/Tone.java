package dev.parley.audio;

import java.time.Duration;

/** A steady sound of one or two sines, made piece by piece without a seam. */
public final class Tone {
  private static final int[] ROWS = {697, 770, 852, 941};
  private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
  private static final String KEYS = "123A456B789C*0#D";

  private final int rate;
  private final double first;
  private final double second;
  private final double amplitude;
  private long position;

  private Tone(double first, double second, double amplitude, int rate) {
    this.first = first;
    this.second = second;
    this.amplitude = amplitude;
    this.rate = rate;
  }

  /** The same from its beginning, at so many samples a second instead of narrowband's. */
  public Tone at(int rate) {
    return new Tone(first, second, amplitude, rate);
  }

  /** A sine of a frequency in hertz and a peak amplitude of up to 32767. */
  public static Tone sine(double frequency, double amplitude) {
    return new Tone(frequency, 0, amplitude, AudioFrame.NARROWBAND);
  }

  /** Two sines of the same amplitude each, such as a ringback tone. */
  public static Tone pair(double first, double second, double amplitude) {
    return new Tone(first, second, amplitude, AudioFrame.NARROWBAND);
  }

  /**
   * The tones of a telephone key (ITU-T Q.23).
   *
   * @throws IllegalArgumentException when it is not of 0-9, *, #, A-D
   */
  public static Tone key(char key, double amplitude) {
    int index = KEYS.indexOf(key);
    if (index < 0) {
      throw new IllegalArgumentException("no telephone has the key '" + key + "'");
    }
    return pair(ROWS[index / 4], COLUMNS[index % 4], amplitude);
  }

  /** Writes the next {@code count} samples. */
  public void fill(short[] samples, int from, int count) {
    double firstStep = 2 * Math.PI * first / rate;
    double secondStep = 2 * Math.PI * second / rate;
    for (int i = from; i < from + count; i++, position++) {
      double value = Math.sin(firstStep * position);
      if (secondStep != 0) {
        value += Math.sin(secondStep * position);
      }
      samples[i] = (short) Math.round(Math.max(-32768, Math.min(32767, amplitude * value)));
    }
  }

  /** The next samples of a duration. */
  public short[] samples(Duration length) {
    short[] samples = new short[(int) (length.toMillis() * rate / 1000)];
    fill(samples, 0, samples.length);
    return samples;
  }
}
