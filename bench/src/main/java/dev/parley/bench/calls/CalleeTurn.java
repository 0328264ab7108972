package dev.parley.bench.calls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something a callee said, and how long they waited for an answer.
 *
 * @param endNanos when its last voiced packet left
 * @param cutOff whether the agent spoke before
 * @param gap to the first voiced packet that came in; null when none came or it was cut off
 */
record CalleeTurn(long endNanos, boolean cutOff, @Nullable Duration gap) {
  boolean unanswered() {
    return gap == null && !cutOff;
  }
}
