package dev.parley.playout;

import dev.parley.language.words.Sentences;
import dev.parley.tts.Speech;
import dev.parley.tts.TextToSpeech;
import dev.parley.tts.TtsException;
import dev.parley.tts.Voice;
import org.jspecify.annotations.Nullable;

/**
 * Renders the sentence that will probably be said next before anybody wants it said; one at a time,
 * from any thread.
 */
final class SpeechAhead implements AutoCloseable {
  private final TextToSpeech tts;
  private final int rate;
  private @Nullable Expected expected;
  private boolean closed;

  private record Expected(String sentence, Voice voice, Speech speech) {
    boolean is(String wanted, Voice by) {
      return sentence.equals(wanted) && voice.equals(by);
    }
  }

  /** Renders at so many samples a second. */
  SpeechAhead(TextToSpeech tts, int rate) {
    this.tts = tts;
    this.rate = rate;
  }

  /** Begins to render a text's first sentence in place of the one expected before. */
  synchronized void expect(String text, Voice voice) {
    String sentence = Sentences.of(text).stream().findFirst().orElse("");
    Expected before = expected;
    if (closed || sentence.isEmpty() || (before != null && before.is(sentence, voice))) {
      return;
    }
    forget();
    try {
      expected = new Expected(sentence, voice, tts.speak(sentence, voice, rate));
    } catch (TtsException _) {
      // It will fail again, and be told, if the words are wanted.
    }
  }

  /**
   * The sentence as speech, begun already if it was expected; the caller closes it.
   *
   * @throws TtsException if the voice fails
   */
  Speech speech(String sentence, Voice voice) {
    Speech begun = begun(sentence, voice);
    return begun == null ? tts.speak(sentence, voice, rate) : begun;
  }

  private synchronized @Nullable Speech begun(String sentence, Voice voice) {
    Expected before = expected;
    if (before == null || !before.is(sentence, voice)) {
      return null;
    }
    expected = null;
    return before.speech;
  }

  private void forget() {
    Expected before = expected;
    expected = null;
    if (before != null) {
      before.speech.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    forget();
  }
}
