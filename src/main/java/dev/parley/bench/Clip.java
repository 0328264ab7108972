package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import java.time.Duration;
import java.util.List;

/**
 * Somebody recorded while speaking.
 *
 * @param samples at 8 kHz, as they sound behind µ-law
 * @param words what was said, as {@link SpokenWords} writes it
 */
record Clip(Group group, String name, String text, List<String> words, short[] samples) {
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

  static Clip of(Group group, String name, String text, short[] samples) {
    return new Clip(group, name, text, SpokenWords.of(text), samples);
  }

  /** From the first voiced sound to the last. */
  Duration length() {
    int voiced = Sounds.lastVoiced(samples) - Sounds.firstVoiced(samples);
    return Duration.ofMillis(voiced * 1000L / AudioFrame.RATE);
  }
}
