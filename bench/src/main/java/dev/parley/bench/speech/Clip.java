package dev.parley.bench.speech;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.callee.Sounds;
import dev.parley.bench.heard.SpokenWords;
import java.time.Duration;
import java.util.List;

/** Somebody recorded while speaking. */
final class Clip {
  private final Group group;
  private final String name;
  private final String text;
  private final List<String> words;
  private final short[] samples;
  private final int rate;

  /** What kind of speech it is. */
  enum Group {
    PROMPTS("telephone prompts"),
    WORDS("single words"),
    LETTERS("spelled letters"),
    DIGITS("seven digits, stitched"),
    READ("a book read aloud"),
    OTHERS("other speakers");

    final String described;

    Group(String described) {
      this.described = described;
    }
  }

  /**
   * A clip.
   *
   * @param samples at 8 kHz, as they sound behind µ-law; not copied
   */
  Clip(Group group, String name, String text, short[] samples) {
    this(group, name, text, samples, AudioFrame.NARROWBAND);
  }

  /**
   * A clip of another rate.
   *
   * @param samples as they sound on a line; not copied
   * @param rate samples a second
   */
  Clip(Group group, String name, String text, short[] samples, int rate) {
    this.group = group;
    this.name = name;
    this.text = text;
    this.words = SpokenWords.of(text);
    this.samples = samples;
    this.rate = rate;
  }

  Group group() {
    return group;
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /** What was said, as {@link SpokenWords} writes it. */
  List<String> words() {
    return words;
  }

  /** Samples a second. */
  int rate() {
    return rate;
  }

  /** Not a copy. */
  short[] samples() {
    return samples;
  }

  /** From the first voiced sound to the last. */
  Duration length() {
    int voiced = Sounds.lastVoiced(samples) - Sounds.firstVoiced(samples);
    return Duration.ofMillis(voiced * 1000L / rate);
  }
}
