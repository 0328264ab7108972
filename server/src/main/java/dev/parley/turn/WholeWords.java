package dev.parley.turn;

import dev.parley.call.Certainty;

/** The opinion that whoever stops in the middle of a sentence will go on. */
final class WholeWords implements EndOfTurnOpinion {
  /** A completeness is never surer than this, as natural log-odds. */
  private static final double SUREST = 4;

  private final WordsCompleteness completeness;
  private long askedTo = -1;
  private Pause.Words asked = new Pause.Words("", 0);
  private double evidence;

  WholeWords(WordsCompleteness completeness) {
    this.completeness = completeness;
  }

  @Override
  public double evidence(Pause pause) {
    Pause.Words words = pause.words();
    if (pause.to() != askedTo || !words.equals(asked)) {
      askedTo = pause.to();
      asked = words;
      evidence =
          known(
              logOdds(completeness.complete(pause.wholeText(), pause.expects())),
              words.confidence());
    }
    return evidence;
  }

  /** Words that are only guessed at tell little of whether more will follow. */
  private static double known(double evidence, double confidence) {
    return Certainty.guess(confidence) ? Math.min(0, evidence / 2) : evidence;
  }

  private static double logOdds(double probability) {
    double odds = Math.log(probability / (1 - probability));
    return Double.isNaN(odds) ? 0 : Math.clamp(odds, -SUREST, SUREST);
  }
}
