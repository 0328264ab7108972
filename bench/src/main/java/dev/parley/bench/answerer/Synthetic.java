package dev.parley.bench.answerer;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Sounds without words: fax tones, music, a silent line, a noisy one. */
final class Synthetic {
  private static final int RATE = AudioFrame.NARROWBAND;
  private static final int SECONDS = 10;
  private static final double LOUD = 5000;
  private static final double[] SCALE = {262, 294, 330, 392, 440, 523, 587, 659};

  private Synthetic() {}

  static List<Pickup> all() {
    List<Pickup> all = new ArrayList<>();
    add(all, Kind.FAX, "calling tone", repeated(1100, 500, 3000));
    add(all, Kind.FAX, "called tone", repeated(2100, 3300, 800));
    add(all, Kind.FAX, "called tone with reversals", reversing());
    for (int tune = 0; tune < 6; tune++) {
      add(all, Kind.MUSIC, "tune " + tune, tune(tune));
    }
    add(all, Kind.SILENCE, "silence", new short[SECONDS * RATE]);
    add(all, Kind.SILENCE, "white noise", noise(0, 500));
    add(all, Kind.SILENCE, "low noise", noise(0.9, 500));
    add(all, Kind.SILENCE, "faint noise", noise(0.5, 60));
    return all;
  }

  private static void add(List<Pickup> all, Kind kind, String name, short[] samples) {
    RandomGenerator random = Takes.random(name);
    all.add(
        new Pickup(
            kind,
            name,
            Greetings.tuning(name),
            Takes.line(List.of(Takes.silence(400), samples), random),
            false));
  }

  private static short[] repeated(double hertz, int on, int off) {
    List<short[]> sounds = new ArrayList<>();
    for (int at = 0; at < SECONDS * 1000; at += on + off) {
      sounds.add(Tone.sine(hertz, LOUD).samples(Duration.ofMillis(on)));
      sounds.add(Takes.silence(off));
    }
    return Takes.joined(sounds);
  }

  /** As ITU-T V.8 has it: the phase is turned every 450 ms. */
  private static short[] reversing() {
    short[] samples = Tone.sine(2100, LOUD).samples(Duration.ofMillis(3600));
    int part = RATE * 450 / 1000;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i / part % 2 == 0 ? samples[i] : (short) -samples[i];
    }
    return Takes.joined(List.of(samples, Takes.silence(4000)));
  }

  /** Chords and a melody with overtones that die away, at a steady beat. */
  private static short[] tune(int number) {
    Random random = new Random(number);
    short[] samples = new short[SECONDS * RATE];
    int beat = RATE * (220 + 60 * number) / 1000;
    double[] voices = new double[4];
    for (int i = 0; i < samples.length; i++) {
      if (i % beat == 0) {
        int root = random.nextInt(SCALE.length - 4);
        for (int v = 0; v < 3; v++) {
          voices[v] = SCALE[root + (v == 0 ? 0 : v * 2)] / (number % 2 == 0 ? 1 : 2);
        }
        voices[3] = SCALE[random.nextInt(SCALE.length)] * 2;
      }
      double within = i % beat / (double) RATE;
      double sum = 0;
      for (int v = 0; v < voices.length; v++) {
        for (int overtone = 1; overtone <= 4; overtone++) {
          sum += Math.sin(2 * Math.PI * voices[v] * overtone * i / RATE) / (overtone * overtone);
        }
      }
      double drum = Math.exp(-within * 60) * random.nextGaussian();
      samples[i] = (short) (1500 * sum * Math.exp(-within * 1.5) + 1500 * drum);
    }
    return samples;
  }

  /** Noise, the lower the more it remembers. */
  private static short[] noise(double memory, double rms) {
    Random random = new Random(1);
    short[] samples = new short[SECONDS * RATE];
    double last = 0;
    double scale = rms * Math.sqrt(1 - memory * memory);
    for (int i = 0; i < samples.length; i++) {
      last = memory * last + scale * random.nextGaussian();
      samples[i] = (short) last;
    }
    return samples;
  }
}
