package dev.parley.sim;

import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.Voice;
import java.util.Arrays;

/** Words as samples, all at once. */
public final class Rendered {
  private static final int CHUNKS_A_SECOND = 10;

  private Rendered() {}

  /**
   * What a voice makes of a text, with the silence around it.
   *
   * @param rate samples a second
   */
  public static short[] speech(TextToSpeech tts, Voice voice, String text, int rate)
      throws InterruptedException {
    short[] all = new short[0];
    short[] chunk = new short[rate / CHUNKS_A_SECOND];
    try (Speech speech = tts.speak(text, voice, rate)) {
      for (int count = speech.read(chunk); count >= 0; count = speech.read(chunk)) {
        int before = all.length;
        all = Arrays.copyOf(all, before + count);
        System.arraycopy(chunk, 0, all, before, count);
      }
    }
    return all;
  }
}
