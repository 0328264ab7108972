package dev.parley.bench.callee;

import dev.parley.audio.AudioFrame;
import dev.parley.sim.Rendered;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The voices of simulated callees, each text rendered once. */
public final class CalleeVoices {
  /** Two voices other than the agent's. */
  public static final List<Voice> ALL = List.of(EmbeddedVoices.RMS, EmbeddedVoices.SLT);

  private final TextToSpeech tts;
  private final Map<String, short[]> rendered = new ConcurrentHashMap<>();

  public CalleeVoices(TextToSpeech tts) {
    this.tts = tts;
  }

  /** A text as it is spoken, without the silence around it. */
  public short[] spoken(String text, Voice voice) throws InterruptedException {
    String key = voice.id() + ":" + text;
    short[] known = rendered.get(key);
    if (known == null) {
      known = Sounds.trimmed(Rendered.speech(tts, voice, text, AudioFrame.NARROWBAND));
      rendered.put(key, known);
    }
    return known.clone();
  }
}
