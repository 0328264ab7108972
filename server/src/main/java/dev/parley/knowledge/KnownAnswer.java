package dev.parley.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What is said to a question of a callee, and where it is from.
 *
 * @param text the words
 * @param base id of the knowledge base; {@link #AGENT} for what the agent's document says
 * @param item id of the item in it
 * @param probability that it answers what was asked, 0 to 1; 0 where a model says so
 * @param by the language model that composed it from there, null for the words that stand there
 */
public record KnownAnswer(
    String text, String base, String item, double probability, @Nullable String by) {
  /** Stands for the agent's document in the place of a base. */
  public static final String AGENT = "agent";

  /** One in the words that stand there. */
  public KnownAnswer(String text, String base, String item, double probability) {
    this(text, base, item, probability, null);
  }
}
