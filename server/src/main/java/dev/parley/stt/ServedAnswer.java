package dev.parley.stt;

import org.jspecify.annotations.Nullable;

/** What a server makes of a stretch of audio. */
sealed interface ServedAnswer {
  /**
   * It heard this; empty if nothing.
   *
   * @param confidence as of {@link SttEvent.Final}; null where the server does not say
   */
  record Words(String text, @Nullable Double confidence) implements ServedAnswer {}

  /**
   * It did not answer in time, or not with words.
   *
   * @param why in a few words that hold nothing of what was heard: "HTTP 429"
   */
  record Failed(String why) implements ServedAnswer {}
}
