package dev.parley.language.numbers;

import java.math.BigDecimal;

/** A range of numbers; one number is one whose ends are the same. */
record NumberRange(BigDecimal low, BigDecimal high) {
  private static final BigDecimal WIDE = BigDecimal.valueOf(20);

  static NumberRange of(BigDecimal value) {
    return new NumberRange(value, value);
  }

  /** From the one to the other, whichever is more. */
  static NumberRange between(BigDecimal one, BigDecimal other) {
    return new NumberRange(one.min(other), one.max(other));
  }

  /** Whether its ends are so far from each other that one was probably said in another scale. */
  boolean wide() {
    return low.signum() > 0 && low.multiply(WIDE).compareTo(high) < 0;
  }

  /** Whether they are numbers that sound alike, as fifteen and fifty do. */
  boolean soundsAlike() {
    return low.compareTo(BigDecimal.valueOf(12)) > 0
        && low.compareTo(BigDecimal.valueOf(20)) < 0
        && low.subtract(BigDecimal.TEN).multiply(BigDecimal.TEN).compareTo(high) == 0;
  }

  String text() {
    return low.compareTo(high) == 0 ? Amount.text(low) : Amount.text(low) + "-" + Amount.text(high);
  }
}
