package dev.parley.playout;

import dev.parley.audio.AudioClock;
import dev.parley.language.words.Sentences;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.TtsException;
import dev.parley.tts.Voice;
import java.util.Arrays;
import java.util.List;

/** What a line would hear of a text, all at once. */
public final class Clip {
  private static final int BLOCK = 1_600;
  private static final int FIRST = 16_000;

  private short[] samples = new short[FIRST];
  private int length;

  private Clip() {}

  /**
   * Speaks a text as a {@link Speaker} does: sentence by sentence, each without the silence around
   * it. Blocks until it is spoken.
   *
   * @param rate samples a second of the line
   * @param most samples; what is longer breaks off there
   * @throws TtsException if the voice fails
   */
  public static short[] of(TextToSpeech tts, String text, Voice voice, int rate, int most)
      throws InterruptedException {
    Clip clip = new Clip();
    List<String> sentences = Sentences.of(text);
    for (int i = 0; i < sentences.size() && clip.length < most; i++) {
      if (i > 0) {
        short[] pause = new short[Speaker.PAUSE * AudioClock.samplesPerTick(rate)];
        clip.add(pause, pause.length);
      }
      clip.speak(new TrimmedSpeech(tts.speak(sentences.get(i), voice, rate), rate), most);
    }
    return Arrays.copyOf(clip.samples, Math.min(clip.length, most));
  }

  private void speak(Speech speech, int most) throws InterruptedException {
    short[] block = new short[BLOCK];
    try (speech) {
      for (int count = speech.read(block);
          count >= 0 && length < most;
          count = speech.read(block)) {
        add(block, count);
      }
    }
  }

  private void add(short[] more, int count) {
    if (length + count > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + count));
    }
    System.arraycopy(more, 0, samples, length, count);
    length += count;
  }
}
