package dev.parley.agent;

import java.util.function.BooleanSupplier;

/**
 * How long the judging of a document goes on: every rule says what it does, and now and then it is
 * asked whether anybody still wants to know.
 */
public final class Effort {
  private static final int STEPS_BETWEEN_QUESTIONS = 10_000;

  private final BooleanSupplier over;
  private int steps;

  private Effort(BooleanSupplier over) {
    this.over = over;
  }

  /** Goes on until {@code over} says so. */
  public static Effort until(BooleanSupplier over) {
    return new Effort(over);
  }

  /** Goes on to the end. */
  public static Effort unlimited() {
    return new Effort(() -> false);
  }

  /**
   * Takes note of some steps, each about as much as a look at one item.
   *
   * @throws Ended if it is over
   */
  void spend(int count) {
    steps += count;
    if (steps >= STEPS_BETWEEN_QUESTIONS) {
      steps = 0;
      if (over.getAsBoolean()) {
        throw new Ended();
      }
    }
  }

  /** The judging was given up. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("The document was not judged to the end.", null, false, false);
    }
  }
}
