package dev.parley.sim;

import dev.parley.audio.AudioLine;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.util.Arrays;

/** Speaks on a line a little at a time, so that its owner can listen meanwhile. */
final class Mouth {
  private final TextToSpeech tts;
  private final Voice voice;
  private final AudioLine line;
  private short[] samples = new short[0];
  private int at;

  Mouth(TextToSpeech tts, Voice voice, AudioLine line) {
    this.tts = tts;
    this.voice = voice;
    this.line = line;
  }

  /** Says a text after what is still being said. */
  void say(String text) throws InterruptedException {
    short[] rest = Arrays.copyOfRange(samples, at, samples.length);
    short[] chunk = new short[1600];
    try (Speech speech = tts.speak(text, voice)) {
      for (int count = speech.read(chunk); count >= 0; count = speech.read(chunk)) {
        int before = rest.length;
        rest = Arrays.copyOf(rest, before + count);
        System.arraycopy(chunk, 0, rest, before, count);
      }
    }
    samples = rest;
    at = 0;
  }

  /** Hands the line as much as it takes. */
  void pump() {
    if (at < samples.length) {
      at += line.play(samples, at, samples.length - at);
    }
  }

  /** Whether everything has been spoken. */
  boolean silent() {
    return at == samples.length && line.played() >= line.queued();
  }
}
