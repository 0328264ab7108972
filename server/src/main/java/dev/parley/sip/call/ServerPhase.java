package dev.parley.sip.call;

import dev.parley.sip.transaction.TimerHeap;
import org.jspecify.annotations.Nullable;

/** How far a call that is made to us has come (RFC 3261 section 13.3). */
sealed interface ServerPhase {
  /**
   * The final response is due.
   *
   * @param repeat sends the last provisional response again; null if none above 100 was sent
   */
  record Waiting(TimerHeap.@Nullable Timer repeat) implements ServerPhase {
    void stopRepeating() {
      if (repeat != null) {
        repeat.cancel();
      }
    }
  }

  /** The 2xx has left, and its ACK is due. */
  record Accepted() implements ServerPhase {}

  /**
   * Hung up before the ACK came: the BYE follows it (RFC 3261 section 15).
   *
   * @param reason what the BYE says in a Reason header, or null
   */
  record Leaving(@Nullable String reason) implements ServerPhase {}

  /** The ACK has come: the session carries the call. */
  record Established() implements ServerPhase {}

  /** The listener has been told the end. */
  record Over() implements ServerPhase {}
}
