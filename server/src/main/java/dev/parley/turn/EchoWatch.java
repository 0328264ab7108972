package dev.parley.turn;

import dev.parley.audio.AudioClock;

/**
 * Notices a line that gives back what the agent says: speech then begins over the agent's words
 * again and again as soon as the agent does. A callee does that once or twice, an echo always.
 * Positions are heard ticks of {@link AudioClock}.
 */
final class EchoWatch {
  /** So soon after the agent an echo begins. */
  private static final long SOON = AudioClock.RATE * 400 / 1000;

  /** So many times in a row. */
  private static final int ALIKE = 3;

  /** What the agent said last is still under way. */
  private static final long TAIL = AudioClock.RATE * 400 / 1000;

  private boolean speaking;
  private boolean soon;
  private boolean tail;
  private long began;
  private long ended;
  private int times;

  /** The agent's voice begins, or goes on after a pause. */
  void agentBegins(long position) {
    speaking = true;
    soon = false;
    tail = false;
    began = position;
  }

  /** The agent's voice ends. */
  void agentEnds(long position) {
    if (speaking && !soon && position - began > SOON) {
      times = 0;
    }
    tail = speaking && echoing();
    speaking = false;
    ended = position;
  }

  /** Somebody's speech begins. */
  void speechBegins(long position) {
    if (speaking && !soon && position - began <= SOON) {
      soon = true;
      times = Math.min(times + 1, ALIKE);
    }
  }

  /** Nobody speaks. */
  void silence() {
    tail = false;
  }

  /** Whether speech that begins here is taken for the agent's own. */
  boolean own(long position) {
    return echoing() && (speaking || (tail && position - ended <= TAIL));
  }

  /**
   * Where speech began that is found here: speech that follows the agent's without a pause and is
   * too long for its tail began with it.
   */
  long beginning(long position) {
    return tail && position - ended > TAIL ? ended : position;
  }

  private boolean echoing() {
    return times >= ALIKE;
  }
}
