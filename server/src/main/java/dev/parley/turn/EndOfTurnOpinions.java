package dev.parley.turn;

import java.util.List;

/** The opinions that there are. */
public final class EndOfTurnOpinions {
  /**
   * What is asked of every turn: the node's expectation, whether the words are unfinished, as far
   * as their last ones tell, or the value that they read out is, and whether the callee is known to
   * pause.
   */
  public static final List<EndOfTurnOpinion.Source> USUAL = with(new LastWords());

  private EndOfTurnOpinions() {}

  /** The same by what else can tell whether words are all. */
  public static List<EndOfTurnOpinion.Source> with(WordsCompleteness completeness) {
    return List.of(
        (endpointing, _) -> new Expectation(endpointing.priors()),
        (_, _) -> new WholeWords(completeness),
        (_, _) -> new WholeValue(),
        (_, _) -> new Pace());
  }
}
