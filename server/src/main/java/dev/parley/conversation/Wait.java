package dev.parley.conversation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has said their words and waits for ours, which may need a server's answer. They hear a
 * filler in time, however long it took to find that they were done.
 *
 * @param quiet how long they had been quiet when that was found
 * @param told whether a timer is set by which they hear something
 */
record Wait(Duration quiet, boolean told) {
  /** So long after the end of somebody's words a filler is begun, to be on the line by 700 ms. */
  private static final Duration FILLER = Duration.ofMillis(650);

  /** What may be there at once is waited for, however late it is. */
  private static final Duration LEAST = Duration.ofMillis(50);

  /** After a filler the next comes after so long. */
  static final Duration NEXT = Duration.ofMillis(900);

  /** One that begins now; null where it is not known how long they have been quiet. */
  static @Nullable Wait since(@Nullable Duration quiet) {
    return quiet == null ? null : new Wait(quiet, false);
  }

  /** How long from the end of the turn until a filler. */
  Duration left() {
    Duration left = FILLER.minus(quiet);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }

  Wait begun() {
    return new Wait(quiet, true);
  }
}
