package dev.parley.turn;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What begins speech, and keeps it going.
 *
 * @param enter probability from which a window of 32 ms begins speech
 * @param hold probability down to which a window continues it: lower, so that a weak sound inside a
 *     word is no pause
 * @param counts speech without which a sound is a click and no turn, while the agent is silent
 * @param over silence after which such a sound is over
 * @param own share of a window that is the agent's own voice, from which it is nobody's speech
 */
public record SpeechOnset(float enter, float hold, Duration counts, Duration over, float own) {
  public SpeechOnset {
    if (!(0 < hold && hold <= enter && enter < 1)) {
      throw new IllegalArgumentException(
          "Speech is held at %s and entered at %s; need 0 < hold <= enter < 1."
              .formatted(hold, enter));
    }
  }

  /**
   * Whether a window is speech, whosever.
   *
   * @param before what it may continue
   */
  boolean speech(HeardWindow window, @Nullable HeardUtterance before) {
    if (window.own() >= own) {
      return false;
    }
    if (before == null) {
      return window.probability() >= enter;
    }
    boolean loud = window.voicedEnd() > 0 || !before.levelTells();
    return loud && window.probability() >= hold;
  }
}
