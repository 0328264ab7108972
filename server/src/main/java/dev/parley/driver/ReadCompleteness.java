package dev.parley.driver;

import dev.parley.agent.Expects;
import dev.parley.inference.InferenceException;
import dev.parley.nlu.ReplyReader;
import dev.parley.turn.LastWords;
import dev.parley.turn.WordsCompleteness;
import java.util.List;

/**
 * Tells unfinished words by the last of them and by reading all. That they read as finished tells
 * little: whoever pauses after a whole sentence may well go on with another.
 */
public final class ReadCompleteness implements WordsCompleteness {
  private static final double UNKNOWN = 0.5;

  /** How a reading that tells nothing comes out, as natural log-odds. */
  private static final double NEUTRAL = 2;

  private static final double WEIGHT_FOR = 0.3;
  private static final double WEIGHT_AGAINST = 0.7;
  private static final double MOST_FOR = 0.4;

  private final WordsCompleteness last = new LastWords();
  private final ReplyReader reader;

  public ReadCompleteness(ReplyReader reader) {
    this.reader = reader;
  }

  @Override
  public double complete(String words, Expects expects) {
    double known = last.complete(words, expects);
    if (known < UNKNOWN || words.isBlank()) {
      return known;
    }
    try {
      return weighed(reader.read("", List.of(), words).complete());
    } catch (InferenceException _) {
      return UNKNOWN; // the models are being closed
    }
  }

  private static double weighed(double read) {
    double odds = Math.log(read / (1 - read)) - NEUTRAL;
    double weighed = odds > 0 ? Math.min(MOST_FOR, odds * WEIGHT_FOR) : odds * WEIGHT_AGAINST;
    return 1 / (1 + Math.exp(-weighed));
  }
}
