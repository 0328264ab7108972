package dev.parley.language.numbers;

import java.math.BigDecimal;

/** A range of numbers; one number is one whose ends are the same. */
public record NumberRange(BigDecimal low, BigDecimal high) {
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

  /**
   * Whether a number is one of those of a range.
   *
   * @param range as it is kept: "19-20"
   * @param number as it is kept: "20"
   */
  public static boolean within(String range, String number) {
    String[] ends = range.split("(?<=\\d)-", 2);
    try {
      BigDecimal it = new BigDecimal(number.strip());
      return ends.length == 2
          && it.compareTo(new BigDecimal(ends[0])) >= 0
          && it.compareTo(new BigDecimal(ends[1])) <= 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  String text() {
    return low.compareTo(high) == 0 ? Amount.text(low) : Amount.text(low) + "-" + Amount.text(high);
  }
}
