package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The voices of simulated callers, each text rendered once. */
final class Callers {
  /** Two voices other than the agent's. */
  static final List<Voice> VOICES = List.of(EmbeddedVoices.RMS, EmbeddedVoices.SLT);

  private final TextToSpeech tts;
  private final Map<String, short[]> rendered = new ConcurrentHashMap<>();

  Callers(TextToSpeech tts) {
    this.tts = tts;
  }

  /** A text as it is spoken, without the silence around it. */
  short[] spoken(String text, Voice voice) throws InterruptedException {
    String key = voice.id() + ":" + text;
    short[] known = rendered.get(key);
    if (known == null) {
      known = Sounds.trimmed(render(text, voice));
      rendered.put(key, known);
    }
    return known.clone();
  }

  private short[] render(String text, Voice voice) throws InterruptedException {
    short[] all = new short[0];
    short[] chunk = new short[AudioFrame.RATE];
    try (Speech speech = tts.speak(text, voice)) {
      for (int count = speech.read(chunk); count >= 0; count = speech.read(chunk)) {
        int before = all.length;
        all = Arrays.copyOf(all, before + count);
        System.arraycopy(chunk, 0, all, before, count);
      }
    }
    return all;
  }
}
