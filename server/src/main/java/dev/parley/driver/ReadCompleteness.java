package dev.parley.driver;

import dev.parley.agent.Expects;
import dev.parley.inference.InferenceException;
import dev.parley.nlu.ReplyReader;
import dev.parley.turn.LastWords;
import dev.parley.turn.WordsCompleteness;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells unfinished words by reading all, without the marks that a recogniser ends them with: after
 * a pause it guesses at those. Read as a whole sentence and as one that is left open; how much each
 * tells was fitted to the pauses and ends of simulated callees (decision 0037).
 */
public final class ReadCompleteness implements WordsCompleteness {
  private static final double UNKNOWN = 0.5;
  private static final double OPEN = 0.19;
  private static final double WHOLE = 0.36;
  private static final double NEUTRAL = 1.9;

  /** What a last word tells with which hardly a sentence ends. */
  private static final double DANGLING = 1;

  private static final Pattern MARKS = Pattern.compile("[\\s.,?!;:…-]+$");

  private final WordsCompleteness last = new LastWords();
  private final ReplyReader reader;

  public ReadCompleteness(ReplyReader reader) {
    this.reader = reader;
  }

  @Override
  public double complete(String words, Expects expects) {
    String plain = MARKS.matcher(words).replaceFirst("");
    if (plain.isEmpty()) {
      return UNKNOWN;
    }
    try {
      double odds =
          OPEN * Math.clamp(read(plain), -4, 5)
              + WHOLE * Math.clamp(read(plain + "."), -1, 6)
              - NEUTRAL;
      boolean dangling = last.complete(words, expects) < UNKNOWN;
      return 1 / (1 + Math.exp(dangling ? DANGLING - odds : -odds));
    } catch (InferenceException _) {
      return UNKNOWN; // the models are being closed
    }
  }

  /** How likely the words are all, as natural log-odds. */
  private double read(String words) {
    double complete = reader.read("", List.of(), words).complete();
    return Math.log(complete / (1 - complete));
  }
}
