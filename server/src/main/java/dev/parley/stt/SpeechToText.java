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

  /**
   * Whether it makes words as it hears, so that {@link SttEvent.Partial} results cost nothing more
   * and are worth having.
   */
  default boolean streams() {
    return false;
  }

  @Override
  void close();
}
