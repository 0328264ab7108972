package dev.parley.answerer;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Level;
import dev.parley.turn.HeardWindow;

/**
 * Hears music: a sound that goes on for seconds, is no voice, and has lines in its spectrum where
 * noise has none.
 */
final class Music {
  private static final float SPEECH = 0.5f;
  private static final double SOUNDS = -45;

  /** It is listened to for so many windows: 5 s. */
  private static final int LISTENED = 5 * AudioClock.RATE / HeardWindow.TICKS;

  private static final double MOST_SILENT = 0.15;
  private static final double MOST_SPEECH = 0.25;

  /**
   * Geometric over arithmetic mean of the power in a band: 0.56 in noise, whatever its colour,
   * since the bands are narrow.
   */
  private static final double MOST_EVEN = 0.35;

  private static final int LENGTH = HeardWindow.TICKS;
  private static final int LOWEST_BIN = 10;
  private static final int BAND = 24;
  private static final int BANDS = 4;

  private final int perTick;
  private final double[] wave = new double[LENGTH];
  private final double[] cosines = new double[LENGTH];
  private final double[] hann = new double[LENGTH];
  private final boolean[] silent = new boolean[LISTENED];
  private final boolean[] speech = new boolean[LISTENED];
  private final double[] even = new double[LISTENED];
  private int heard;

  Music(int rate) {
    perTick = AudioClock.samplesPerTick(rate);
    for (int i = 0; i < LENGTH; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / LENGTH);
      hann[i] = 0.5 - 0.5 * cosines[i];
    }
  }

  /** Hears 32 ms; whether the last seconds were music. */
  boolean plays(HeardWindow window, short[] samples) {
    int place = heard++ % LISTENED;
    silent[place] = Level.dbfs(samples, 0, samples.length) < SOUNDS;
    speech[place] = window.probability() >= SPEECH;
    even[place] = silent[place] ? 0 : evenness(samples);
    if (heard < LISTENED) {
      return false;
    }
    int silences = 0;
    int spoken = 0;
    double evenness = 0;
    for (int i = 0; i < LISTENED; i++) {
      silences += silent[i] ? 1 : 0;
      spoken += speech[i] ? 1 : 0;
      evenness += even[i];
    }
    return silences <= MOST_SILENT * LISTENED
        && spoken <= MOST_SPEECH * LISTENED
        && evenness <= MOST_EVEN * (LISTENED - silences);
  }

  /** Begins to listen anew. */
  void forget() {
    heard = 0;
  }

  private double evenness(short[] samples) {
    for (int i = 0; i < LENGTH; i++) {
      wave[i] = hann[i] * samples[i * perTick];
    }
    double sum = 0;
    for (int band = 0; band < BANDS; band++) {
      double logs = 0;
      double powers = 0;
      for (int bin = 0; bin < BAND; bin++) {
        double power = power(LOWEST_BIN + band * BAND + bin) + 1;
        logs += Math.log(power);
        powers += power;
      }
      sum += Math.exp(logs / BAND) * BAND / powers;
    }
    return sum / BANDS;
  }

  private double power(int bin) {
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < LENGTH; i++) {
      int angle = i * bin % LENGTH;
      real += wave[i] * cosines[angle];
      imaginary += wave[i] * cosines[(angle + 3 * LENGTH / 4) % LENGTH];
    }
    return real * real + imaginary * imaginary;
  }
}
