package dev.parley.bench.speech;

import dev.parley.bench.heard.Dictation;
import dev.parley.bench.heard.SpokenWords;
import dev.parley.bench.heard.WordErrors;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.SttEvent;
import java.time.Duration;

/**
 * What a recogniser made of a clip.
 *
 * @param text empty when it was taken for noise
 * @param confidence average token log-probability
 * @param took from the request to the text
 */
record Transcript(Clip clip, String text, double confidence, Duration took, WordErrors errors) {
  /** What a recogniser makes of a clip with nothing but silence around it. */
  static Transcript by(SpeechToText stt, Clip clip) throws InterruptedException {
    return of(clip, Dictation.of(stt, clip.samples(), clip.rate()));
  }

  static Transcript of(Clip clip, SttEvent.Final heard) {
    return new Transcript(
        clip,
        heard.text(),
        heard.confidence(),
        heard.took(),
        WordErrors.between(clip.words(), SpokenWords.of(heard.text())));
  }

  boolean right() {
    return errors.errors() == 0;
  }

  String described() {
    return "%-20s %5.2f %4d ms  %s | %s"
        .formatted(clip.name(), confidence, took.toMillis(), clip.text(), text);
  }
}
