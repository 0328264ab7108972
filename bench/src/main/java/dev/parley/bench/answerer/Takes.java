package dev.parley.bench.answerer;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.audio.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Makes the sound of a line out of what is said on it: silence around it, a beep, a little noise.
 */
final class Takes {
  private static final int RATE = AudioFrame.NARROWBAND;
  private static final int SEED = 7;
  private static final double NOISE = 12;
  private static final double BEEP = 6000;
  private static final double[] BEEPS = {440, 800, 950, 1000, 1400};

  private Takes() {}

  /** Whoever takes the call speaks after 300 to 800 ms, and waits for 4 s then. */
  static short[] spoken(short[] speech, String name) {
    RandomGenerator random = random(name);
    return line(List.of(silence(300 + random.nextInt(500)), speech, silence(4000)), random);
  }

  /** A mailbox beeps after 300 to 1200 ms. */
  static short[] mailbox(short[] speech, String name) {
    RandomGenerator random = random(name);
    short[] beep =
        Tone.sine(BEEPS[random.nextInt(BEEPS.length)], BEEP)
            .samples(Duration.ofMillis(180 + random.nextInt(600)));
    return line(
        List.of(
            silence(300 + random.nextInt(500)),
            speech,
            silence(300 + random.nextInt(900)),
            beep,
            silence(3000)),
        random);
  }

  /** Sounds, behind µ-law, with a line's noise under them. */
  static short[] line(List<short[]> sounds, RandomGenerator random) {
    short[] samples = joined(sounds);
    for (int i = 0; i < samples.length; i++) {
      double noisy = samples[i] + NOISE * random.nextGaussian();
      short clipped = (short) Math.clamp(Math.round(noisy), -32768L, 32767L);
      samples[i] = G711.PCMU.decode(G711.PCMU.encode(clipped));
    }
    return samples;
  }

  static short[] silence(int millis) {
    return new short[millis * RATE / 1000];
  }

  static RandomGenerator random(String name) {
    return new Random(SEED * 31L + name.hashCode());
  }

  static short[] joined(List<short[]> sounds) {
    List<short[]> all = new ArrayList<>(sounds);
    short[] joined = new short[all.stream().mapToInt(sound -> sound.length).sum()];
    int at = 0;
    for (short[] sound : all) {
      System.arraycopy(sound, 0, joined, at, sound.length);
      at += sound.length;
    }
    return Arrays.copyOf(joined, at);
  }
}
