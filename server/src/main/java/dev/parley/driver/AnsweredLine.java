package dev.parley.driver;

import dev.parley.answerer.Signalling;
import dev.parley.audio.AudioLine;
import java.util.function.Consumer;

/**
 * A line that was answered.
 *
 * @param keys presses keys for the far end to hear, 0-9, *, #
 * @param signalling what was known of the call by then
 */
public record AnsweredLine(AudioLine audio, Consumer<String> keys, Signalling signalling) {
  /** A line that has no keys, and of which nothing else is known. */
  public AnsweredLine(AudioLine audio) {
    this(audio, _ -> {}, Signalling.UNKNOWN);
  }
}
