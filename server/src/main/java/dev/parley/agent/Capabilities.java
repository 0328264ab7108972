package dev.parley.agent;

import dev.parley.call.Reach;

/**
 * What the server an agent is to run on can do.
 *
 * @param languageModel whether a language model is configured for the team
 * @param reach where the actions of agents may go
 */
public record Capabilities(boolean languageModel, Reach reach) {
  /** One whose actions may go anywhere. */
  public Capabilities(boolean languageModel) {
    this(languageModel, Reach.ANYWHERE);
  }
}
