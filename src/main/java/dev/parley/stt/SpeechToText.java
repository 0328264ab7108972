package dev.parley.stt;

import java.util.function.Consumer;

/** Turns heard speech into text. */
public interface SpeechToText extends AutoCloseable {
  /**
   * Opens a session for one leg.
   *
   * @param events told of each result, on a thread of the recogniser's; must not block
   */
  SttSession open(SttOptions options, Consumer<SttEvent> events);

  @Override
  void close();
}
