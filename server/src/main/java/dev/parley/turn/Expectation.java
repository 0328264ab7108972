package dev.parley.turn;

import dev.parley.language.intents.TurnWords;

/** The opinion that replies of the kind the node expects are over when it has come. */
final class Expectation implements EndOfTurnOpinion {
  private final Priors priors;

  Expectation(Priors priors) {
    this.priors = priors;
  }

  @Override
  public double evidence(Pause pause) {
    Prior prior = priors.of(pause.expects());
    if (!pause.answered()) {
      return prior.unanswered();
    }
    return TurnWords.several(pause.words().text()) ? prior.words() : prior.word();
  }
}
