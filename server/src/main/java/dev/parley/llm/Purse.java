package dev.parley.llm;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What may be spent, and what is. What a request may cost at the most is taken before it is sent,
 * and the rest given back when it is known, so that requests at once do not exceed it together.
 * Thread-safe.
 */
final class Purse {
  private final String owner;
  private final ModelBudget.Limit limit;
  private Spending spent;

  /**
   * A purse of which something is spent.
   *
   * @param owner whose it is, for people: {@code "the call"}
   */
  Purse(String owner, ModelBudget.Limit limit, Spending spent) {
    this.owner = owner;
    this.limit = limit;
    this.spent = spent;
  }

  /** Takes so much; if it has not that, takes nothing and says why. */
  synchronized Optional<String> take(Spending wanted) {
    Spending then = spent.plus(wanted);
    if (then.tokens() > limit.tokens()) {
      return Optional.of("%s may use %d tokens".formatted(owner, limit.tokens()));
    }
    if (then.cost() > limit.cost()) {
      return Optional.of(
          "%s may cost %s"
              .formatted(
                  owner, BigDecimal.valueOf(limit.cost(), 6).stripTrailingZeros().toPlainString()));
    }
    spent = then;
    return Optional.empty();
  }

  /** What was taken came to something else. */
  synchronized void settle(Spending taken, Spending came) {
    spent = spent.minus(taken).plus(came);
  }

  /** So much is spent at least, as others know. */
  synchronized void atLeast(Spending known) {
    spent = spent.atLeast(known);
  }
}
