package dev.parley.answerer;

import dev.parley.audio.AudioClock;
import dev.parley.call.Answerer;

/** What an {@link AnswererDetector} finds. */
public sealed interface AnswererSignal {
  /**
   * Who took the call, told when it is known and whenever it proves to be another. Of whoever asks
   * something, told with each question.
   *
   * @param probability that it is so
   * @param because what it was found by, for a person
   */
  record Judged(Answerer answerer, double probability, String because) implements AnswererSignal {}

  /** The tone after which a machine records. */
  record Beep() implements AnswererSignal {}

  /** The words between two positions are wanted, in ticks of {@link AudioClock}. */
  record Decode(long from, long to) implements AnswererSignal {}
}
