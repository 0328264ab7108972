package dev.parley.tts;

import java.util.random.RandomGenerator;

/**
 * Turns what the network says of each frame into a waveform at 24 kHz. A pulse train of the
 * network's pitch is shaped in loudness and phase, shaped noise is added and a part that has its
 * own phase, bin by bin; frames overlap by three quarters. Not for several threads at once.
 */
final class Vocoder {
  static final int RATE = 24_000;

  private static final int HOP = 300;
  private static final int SIZE = 4 * HOP;
  private static final int BINS = SIZE / 2 + 1;

  /** Above 8.4 kHz nothing is made: no line carries it. */
  private static final int HEARD = 421;

  /** Frames given at once: 150 ms. */
  private static final int AT_ONCE = 12;

  /** Greater ones are the network's mistakes. */
  private static final float LOUDEST = 7;

  /**
   * What the network gives, each with {@link #BINS} rows of one value a frame.
   *
   * @param voiced how loud the pulses are to be, as a logarithm
   * @param turn by how much their phase changes, before it is bounded
   * @param noise how loud the noise is to be, as a logarithm
   * @param rest how loud the part of its own phase is to be, as a logarithm
   * @param phase of that part, in radians
   * @param pitch of each frame in hertz
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Frames(
      float[] voiced, float[] turn, float[] noise, float[] rest, float[] phase, float[] pitch) {
    int count() {
      return pitch.length;
    }
  }

  private final Fft fft = new Fft(SIZE);
  private final float[] window = new float[SIZE];
  private final float[] real = new float[SIZE];
  private final float[] imaginary = new float[SIZE];

  Vocoder() {
    for (int i = 0; i < SIZE; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
    }
  }

  /** Takes the waveform as it is made, from -1 to 1 where the voice is not too loud. */
  interface Sink {
    /**
     * Takes some samples, which are its own.
     *
     * @return whether more are wanted
     */
    boolean accept(float[] samples);
  }

  /**
   * Makes the waveform.
   *
   * @param random where the noise comes from
   * @return whether all of it was wanted
   */
  boolean speak(Frames frames, RandomGenerator random, Sink sink) {
    int count = frames.count();
    float[] pulses = PulseTrain.of(frames.pitch(), HOP, RATE);
    float[] sum = new float[(count + 4) * HOP];
    int given = 0;
    for (int frame = 0; frame < count; frame += 2) {
      take(pulses, frame, real);
      take(pulses, frame + 1, imaginary);
      fft.forward(real, imaginary);
      shape(frames, frame, random);
      fft.backward(real, imaginary);
      add(real, sum, frame, count);
      add(imaginary, sum, frame + 1, count);
      int ready = frame + 2 < count ? frame : count; // later frames reach back by two
      if (ready - given >= AT_ONCE || ready == count) {
        if (!sink.accept(levelled(sum, given, ready, count))) {
          return false;
        }
        given = ready;
      }
    }
    return true;
  }

  /** Puts a frame of the pulses under the window; beyond their ends they are mirrored. */
  private void take(float[] pulses, int frame, float[] into) {
    int last = pulses.length - 1;
    int from = frame * HOP - SIZE / 2;
    for (int i = 0; i < SIZE; i++) {
      int at = Math.abs(from + i);
      at = at > last ? Math.max(0, 2 * last - at) : at;
      into[i] = pulses[Math.min(at, last)] * window[i] / HOP;
    }
  }

  /**
   * Shapes the spectra of two frames. They were transformed as the real and the imaginary part of
   * one sequence: what is symmetric about the middle belongs to the first, the rest to the second.
   */
  private void shape(Frames frames, int frame, RandomGenerator random) {
    var first = new Bin(frames, frame, random);
    var second = new Bin(frames, frame + 1, random);
    for (int k = 0; k < BINS; k++) {
      int mirrored = (SIZE - k) % SIZE;
      float r = real[k];
      float i = imaginary[k];
      float mirroredR = real[mirrored];
      float mirroredI = imaginary[mirrored];
      first.shape(k, (r + mirroredR) / 2, (i - mirroredI) / 2);
      second.shape(k, (i + mirroredI) / 2, (mirroredR - r) / 2);
      real[k] = first.real - second.imaginary;
      imaginary[k] = first.imaginary + second.real;
      real[mirrored] = first.real + second.imaginary;
      imaginary[mirrored] = second.real - first.imaginary;
    }
  }

  /** One frequency of one frame. */
  private static final class Bin {
    private final Frames frames;
    private final int frame;
    private final RandomGenerator random;
    private float real;
    private float imaginary;

    Bin(Frames frames, int frame, RandomGenerator random) {
      this.frames = frames;
      this.frame = frame;
      this.random = random;
    }

    /** Makes the bin of the speech from the bin of the pulses. */
    void shape(int bin, float pulseReal, float pulseImaginary) {
      real = 0;
      imaginary = 0;
      if (frame >= frames.count() || bin >= HEARD) {
        return;
      }
      int at = bin * frames.count() + frame;
      double voiced = loudness(frames.voiced()[at]);
      double turn = Math.PI * Math.tanh(frames.turn()[at]);
      double cosine = voiced * Math.cos(turn);
      double sine = voiced * Math.sin(turn);
      double noise = loudness(frames.noise()[at]);
      double rest = loudness(frames.rest()[at]);
      double phase = frames.phase()[at];
      real =
          (float)
              (pulseReal * cosine
                  - pulseImaginary * sine
                  + noise * random.nextGaussian()
                  + rest * Math.cos(phase));
      imaginary =
          bin == 0
              ? 0
              : (float)
                  (pulseReal * sine
                      + pulseImaginary * cosine
                      + noise * random.nextGaussian()
                      + rest * Math.sin(phase));
    }

    private static double loudness(float logarithm) {
      return Math.exp(Math.min(logarithm, LOUDEST));
    }
  }

  private void add(float[] samples, float[] sum, int frame, int count) {
    if (frame < count) {
      for (int i = 0; i < SIZE; i++) {
        sum[frame * HOP + i] += samples[i] * window[i] / SIZE;
      }
    }
  }

  /** Divides by what the windows add up to, and leaves out what is before the first middle. */
  private float[] levelled(float[] sum, int from, int to, int count) {
    float[] samples = new float[(to - from) * HOP];
    for (int i = 0; i < samples.length; i++) {
      int at = from * HOP + i + SIZE / 2;
      float weight = 0;
      for (int frame = Math.max(0, at / HOP - 3); frame <= Math.min(at / HOP, count - 1); frame++) {
        float share = window[at - frame * HOP];
        weight += share * share;
      }
      samples[i] = sum[at] / Math.max(weight, 1e-11f);
    }
    return samples;
  }
}
