package dev.parley.conversation;

/**
 * By which rules a conversation is held. A call keeps those it began by, so that its journal is
 * held again to the same commands when later calls go by others.
 */
public enum Rules {
  /** The first: what is no answer is asked again. */
  FIRST(1),
  /** Each turn is judged as a whole, and whatever a callee may want is met with manners. */
  MANNERS(2),
  /**
   * What a turn told is asked of it once, what is told twice is meant, nothing goes on for ever.
   */
  BOUNDED(3);

  /** Those of new calls. */
  public static final Rules LATEST = BOUNDED;

  private final int number;

  Rules(int number) {
    this.number = number;
  }

  /** Their number in journals. */
  public int number() {
    return number;
  }

  /**
   * Those of a number.
   *
   * @throws IllegalArgumentException if this version knows none
   */
  static Rules of(int number) {
    for (Rules rules : values()) {
      if (rules.number == number) {
        return rules;
      }
    }
    throw new IllegalArgumentException(
        "Its \"rules\" are %d, which this version does not know.".formatted(number));
  }
}
