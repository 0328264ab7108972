package dev.parley.answerer;

import dev.parley.audio.AudioClock;
import dev.parley.turn.HeardWindow;
import java.time.Duration;

/**
 * How a voice goes on and waits. A run is speech without a pause in which an answer is waited for.
 * Positions are heard ticks of {@link AudioClock}.
 */
final class Rhythm {
  private static final float ENTER = 0.5f;
  private static final float HOLD = 0.35f;

  /** Who is silent for so long waits. */
  static final Duration WAIT = Duration.ofMillis(700);

  private static final long WAITING = AudioClock.ticks(WAIT);

  /** A pause in a run, in which its words become known. */
  private static final long PAUSE = AudioClock.RATE * 3 / 10;

  /** What is shorter is a click. */
  private static final long SHORTEST = AudioClock.RATE * 90 / 1000;

  /** Windows of a run after which it is known whether the level tells speech from silence. */
  private static final int TELLING = 4;

  private boolean speaking;
  private boolean running;
  private long from;
  private long stretch;
  private long to;
  private long speech;
  private int runs;
  private int windows;
  private int loud;

  /** Hears 32 ms; whether a run just came to its end. */
  boolean waits(HeardWindow window) {
    boolean sounds = window.voicedEnd() > 0 || !(running && levelTells());
    speaking = sounds && window.probability() >= (speaking ? HOLD : ENTER);
    if (speaking) {
      if (!running) {
        running = true;
        from = window.position();
        speech = 0;
        windows = 0;
        loud = 0;
      }
      if (window.position() == from || window.position() - to >= PAUSE) {
        stretch = window.position();
      }
      windows++;
      loud += window.voicedEnd() > 0 ? 1 : 0;
      to = window.end();
      speech += HeardWindow.TICKS;
      return false;
    }
    if (!running || window.end() - to < WAITING) {
      return false;
    }
    running = false;
    boolean counts = speech >= SHORTEST;
    runs += counts ? 1 : 0;
    return counts;
  }

  /**
   * Whether a window that is not loud is silence, although voice activity, which lags behind, may
   * still say otherwise. Not so of a faint voice.
   */
  private boolean levelTells() {
    return windows >= TELLING && 10 * loud >= 9 * windows;
  }

  /** Whether somebody speaks in this moment. */
  boolean speaking() {
    return speaking;
  }

  boolean running() {
    return running;
  }

  /** Where the run that is under way, or was last, began. */
  long from() {
    return from;
  }

  /** Where it went on after the last pause in it. */
  long stretch() {
    return stretch;
  }

  /** Where its last speech ended. */
  long to() {
    return to;
  }

  /** From the beginning of the run to its last speech. */
  Duration length() {
    return AudioClock.time(to - from);
  }

  /** Runs that are over. */
  int runs() {
    return runs;
  }
}
