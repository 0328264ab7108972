package dev.parley.turn;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioClock;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A silence in which the callee's turn may be over, and what is known of the turn by then.
 *
 * @param expects what kind of turn is expected
 * @param from where the turn began, in heard ticks of {@link AudioClock}
 * @param to where its last speech ended
 * @param silence since
 * @param begun what was said before it of a turn that was taken back, empty for none
 * @param words what was said up to the silence
 * @param answered whether they answer what was asked
 * @param recogniser how likely the turn is over in the opinion of a recogniser that has one
 */
public record Pause(
    Expects expects,
    long from,
    long to,
    Duration silence,
    String begun,
    Words words,
    boolean answered,
    OptionalDouble recogniser) {
  /** All that was said of the turn. */
  public String wholeText() {
    return (begun + " " + words.text()).strip();
  }

  /**
   * What was said.
   *
   * @param text empty for noise
   * @param confidence average token log-probability
   */
  public record Words(String text, double confidence) {}
}
