package dev.parley.bench.turn;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Something said in one breath or with pauses, which are found by level. */
final class Spoken {
  private static final int BLOCK = AudioFrame.NARROWBAND / 100;
  private static final int AROUND = AudioFrame.NARROWBAND / 2;
  private static final int LEAST = AudioFrame.NARROWBAND / 5;

  /** Of the loudest block: what is below is no voice. */
  private static final double VOICE = 0.02;

  private static final double NOISE = 104;

  private final String group;
  private final Expects expects;
  private final String text;
  private final short[] samples;
  private final List<Silent> pauses;

  private Spoken(String group, Expects expects, String text, short[] samples) {
    this.group = group;
    this.expects = expects;
    this.text = text;
    this.samples = samples;
    pauses = pauses(samples);
  }

  /** Of what it is counted with. */
  String group() {
    return group;
  }

  Expects expects() {
    return expects;
  }

  String text() {
    return text;
  }

  /** As they sound behind µ-law at 8 kHz, with silence around; not a copy. */
  short[] samples() {
    return samples;
  }

  /** Those inside, of 200 ms and more. */
  List<Silent> pauses() {
    return pauses;
  }

  /** A pause, from the beginning. */
  record Silent(Duration from, Duration to) {}

  /** What was said, with its pauses. */
  static Spoken of(String group, Expects expects, String text, short[] said) {
    short[] samples = new short[said.length + 2 * AROUND];
    System.arraycopy(said, 0, samples, AROUND, said.length);
    return new Spoken(group, expects, text, samples);
  }

  private static List<Silent> pauses(short[] samples) {
    double loudest = 0;
    for (int at = 0; at + BLOCK <= samples.length; at += BLOCK) {
      loudest = Math.max(loudest, Level.rms(samples, at, BLOCK));
    }
    double voice = Math.max(NOISE, loudest * VOICE);
    List<Silent> pauses = new ArrayList<>();
    int last = -1;
    for (int at = 0; at + BLOCK <= samples.length; at += BLOCK) {
      if (Level.rms(samples, at, BLOCK) > voice) {
        if (last >= 0 && at - last >= LEAST) {
          pauses.add(new Silent(time(last), time(at)));
        }
        last = at + BLOCK;
      }
    }
    return List.copyOf(pauses);
  }

  private static Duration time(int samples) {
    return Duration.ofMillis(samples * 1000L / AudioFrame.NARROWBAND);
  }
}
