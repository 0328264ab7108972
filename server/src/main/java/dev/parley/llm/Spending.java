package dev.parley.llm;

/**
 * Some use of language models.
 *
 * @param tokens read and written
 * @param cost in millionths of the currency of the prices
 */
public record Spending(long tokens, long cost) {
  public static final Spending NOTHING = new Spending(0, 0);

  Spending plus(Spending other) {
    return new Spending(tokens + other.tokens, cost + other.cost);
  }

  Spending minus(Spending other) {
    return new Spending(tokens - other.tokens, cost - other.cost);
  }

  /** The more of each of both. */
  Spending atLeast(Spending other) {
    return new Spending(Math.max(tokens, other.tokens), Math.max(cost, other.cost));
  }
}
