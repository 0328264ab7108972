package dev.parley.playout;

import org.jspecify.annotations.Nullable;

/** What a {@link Speaker} tells of the words it was given. Positions are queued ticks. */
public sealed interface Playout {
  /** The number of the words, as whoever wanted them said counts. */
  int say();

  /**
   * The first voiced sample is queued.
   *
   * @param synthesizedNanos when the voice had made it
   */
  record Voiced(int say, long position, long synthesizedNanos) implements Playout {}

  /**
   * The words are over, because all were played or because they were stopped.
   *
   * @param heard the words really played
   * @param from their first sample
   * @param to the end of the last sample played
   */
  record Finished(int say, String heard, boolean complete, long from, long to) implements Playout {}

  /**
   * From these words on another voice speaks than before.
   *
   * @param why the one that was asked for does not; null if it does again
   */
  record StandIn(int say, @Nullable String why) implements Playout {}

  /** The voice failed; {@link Finished} follows with what was played. */
  record Failed(int say, String reason) implements Playout {}
}
