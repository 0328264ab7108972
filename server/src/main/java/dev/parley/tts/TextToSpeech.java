package dev.parley.tts;

import dev.parley.watch.Pulse;
import java.util.List;

/** Turns text into speech. */
public interface TextToSpeech extends AutoCloseable {
  /**
   * Starts to speak a text. Returns at once; the samples are pulled from the result.
   *
   * @param rate samples a second of the line it is for
   */
  Speech speak(String text, Voice voice, int rate);

  /**
   * Renders a text ahead of time, so that a later {@link #speak} of it starts at once, also after
   * the next start: it may be kept where others can read it. Blocks until it is rendered.
   */
  void prepare(String text, Voice voice);

  /**
   * The same for a text about somebody, which must be kept nowhere. To a voice that never keeps any
   * it is the same.
   */
  default void prepareInPrivate(String text, Voice voice) {
    prepare(text, voice);
  }

  /** The voice itself, or the one that speaks in its place because it is not here. */
  default Voice speaks(Voice wanted) {
    return wanted;
  }

  /** How the threads do that render; none where no thread of ours does. */
  default List<Pulse> pulses() {
    return List.of();
  }

  @Override
  void close();
}
