package dev.parley.turn;

import dev.parley.agent.Expects;

/**
 * Whether words are all that somebody wants to say, by the words alone. Asked on the call's own
 * thread whenever the callee falls silent, so it answers in a few milliseconds at the most.
 */
@FunctionalInterface
public interface WordsCompleteness {
  /**
   * How likely nothing follows.
   *
   * @param words of the turn so far
   * @param expects what kind of turn is expected
   * @return from 0 to 1; one half when it doesn't know
   */
  double complete(String words, Expects expects);
}
