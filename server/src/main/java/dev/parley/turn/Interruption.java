package dev.parley.turn;

import java.time.Duration;

/**
 * When speech over the agent's words is meant to stop them.
 *
 * @param doubt speech after which the agent falls silent until it is known whether it was meant
 *     (decision 0014)
 * @param look speech after which its words are looked at
 * @param sure speech that interrupts whatever the words are
 * @param murmur speech so short that unsure words may be no words
 * @param murmured confidence below which those are taken for none
 * @param patience how long a short answer given over the agent's last words waits for the agent to
 *     finish
 */
public record Interruption(
    Duration doubt,
    Duration look,
    Duration sure,
    Duration murmur,
    double murmured,
    Duration patience) {
  /** Doubts that came to nothing before the agent is slower to fall silent, each twice as slow. */
  private static final int FALSE_ALARMS_A_STEP = 2;

  /** Steps after which it gets no slower. */
  private static final int MOST_STEPS = 6;

  /**
   * Speech after which the agent falls silent, when it did so for nothing some times before: on a
   * line with an echo or a television it must not falter at every word.
   */
  Duration doubt(int falseAlarms) {
    Duration slower =
        doubt.multipliedBy(1L << Math.min(falseAlarms / FALSE_ALARMS_A_STEP, MOST_STEPS));
    return slower.compareTo(look) < 0 ? slower : look;
  }
}
