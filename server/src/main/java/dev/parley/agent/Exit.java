package dev.parley.agent;

import org.jspecify.annotations.Nullable;

/** A way out of a node. */
public sealed interface Exit permits Outcomes.Choice, Outcomes.Rule, Outcomes.Else {
  /** Names the way within its node. */
  String id();

  /** The node it leads to. */
  String next();

  /**
   * How often it may be taken before it leads to {@link #then()}; null for as often as it likes.
   */
  @Nullable Integer maxVisits();

  /** The node it leads to after that. */
  @Nullable String then();
}
