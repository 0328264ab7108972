package dev.parley.turn;

import dev.parley.agent.Expects;

/**
 * How likely turns are over when their speakers fall silent, by what the node expects.
 *
 * @param yesNo a yes or a no
 * @param choice one of several
 * @param sentence anything else that is not read out
 * @param dictated digits, an address or the like being read out
 */
public record Priors(Prior yesNo, Prior choice, Prior sentence, Prior dictated) {
  /** That of one kind of reply. */
  Prior of(Expects expects) {
    return switch (ReplyShape.of(expects)) {
      case YES_NO -> yesNo;
      case CHOICE -> choice;
      case SENTENCE -> sentence;
      case DICTATED -> dictated;
    };
  }
}
