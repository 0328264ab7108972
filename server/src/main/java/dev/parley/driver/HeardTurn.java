package dev.parley.driver;

import dev.parley.call.Answerer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn found in a recording. Times are since its beginning.
 *
 * @param from where its first speech began
 * @param to where its last speech ended
 * @param text what was said; empty when it was noise
 * @param confidence average log-probability of the words, natural; 0 is certain
 * @param answered when the agent would have begun to speak
 * @param answerer who answers the call, as far as was known then; null while it was not
 * @param takenBack when it would have begun before, and been silent again because they went on
 */
public record HeardTurn(
    Duration from,
    Duration to,
    String text,
    double confidence,
    Duration answered,
    @Nullable Answerer answerer,
    List<Duration> takenBack) {
  public HeardTurn {
    takenBack = List.copyOf(takenBack);
  }
}
