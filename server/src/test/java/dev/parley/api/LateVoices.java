package dev.parley.api;

import dev.parley.SpeechFixture;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;

/** The real voices, loaded by the first who has something to say. */
final class LateVoices implements TextToSpeech {
  @Override
  public Speech speak(String text, Voice voice, int rate) {
    return SpeechFixture.voices().speak(text, voice, rate);
  }

  @Override
  public void prepare(String text, Voice voice) {
    SpeechFixture.voices().prepare(text, voice);
  }

  @Override
  public void close() {
    // They are shared.
  }
}
