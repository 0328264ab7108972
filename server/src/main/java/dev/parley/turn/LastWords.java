package dev.parley.turn;

import dev.parley.agent.Expects;
import dev.parley.language.intents.TurnWords;

/** Knows words with which hardly a sentence ends. Of others it knows nothing. */
public final class LastWords implements WordsCompleteness {
  private static final double OPEN = 0.03;
  private static final double UNKNOWN = 0.5;

  @Override
  public double complete(String words, Expects expects) {
    return TurnWords.open(words) ? OPEN : UNKNOWN;
  }
}
