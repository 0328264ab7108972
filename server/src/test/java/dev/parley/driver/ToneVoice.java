package dev.parley.driver;

import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.TtsException;
import dev.parley.tts.Voice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A voice that hums 50 ms for each character, between 100 ms of silence. */
public final class ToneVoice implements TextToSpeech {
  public static final int PER_CHARACTER = 400;
  static final int SILENCE = 800;

  /** Its only voice. */
  public static final Voice VOICE = new Voice("tone", "a", 1.0);

  final List<String> prepared = new CopyOnWriteArrayList<>();
  final List<String> privately = new CopyOnWriteArrayList<>();

  /** The texts that were prepared. */
  public List<String> prepared() {
    return List.copyOf(prepared);
  }

  @Override
  public Speech speak(String text, Voice voice, int rate) {
    if (text.contains("mute")) {
      throw new TtsException("This voice is mute.");
    }
    int total = 2 * SILENCE + text.length() * PER_CHARACTER;
    return new Speech() {
      private int at;

      @Override
      public int read(short[] into) {
        if (at == total) {
          return -1;
        }
        int count = Math.min(into.length, total - at);
        for (int i = 0; i < count; i++) {
          boolean hums = at + i >= SILENCE && at + i < total - SILENCE;
          into[i] = (short) (hums ? 8000 * Math.sin((at + i) * 0.4) : 0);
        }
        at += count;
        return count;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void prepare(String text, Voice voice) {
    prepared.add(text);
  }

  @Override
  public void prepareInPrivate(String text, Voice voice) {
    prepare(text, voice);
    privately.add(text);
  }

  @Override
  public void close() {}
}
