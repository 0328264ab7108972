package dev.parley.agent;

import dev.parley.call.Reach;
import java.util.function.Predicate;

/**
 * What the server an agent is to run on can do.
 *
 * @param languageModel whether a language model is configured for the team
 * @param reach where the actions of agents may go
 * @param knows whether the team has a knowledge base of this id
 */
public record Capabilities(boolean languageModel, Reach reach, Predicate<String> knows) {
  /** One whose teams have every knowledge base that is named. */
  public Capabilities(boolean languageModel, Reach reach) {
    this(languageModel, reach, _ -> true);
  }

  /** One whose actions may go anywhere. */
  public Capabilities(boolean languageModel) {
    this(languageModel, Reach.ANYWHERE);
  }

  /** The same for a team that has these knowledge bases. */
  public Capabilities knowing(Predicate<String> knows) {
    return new Capabilities(languageModel, reach, knows);
  }
}
