package dev.parley.language;

import java.math.BigDecimal;

/**
 * A number as it was said: "fifteen thousand" is fifteen, of thousands.
 *
 * @param part what is said before the scale
 * @param scale 1 where none is said
 */
record Amount(BigDecimal part, BigDecimal scale) {
  static final Amount ZERO = of(BigDecimal.ZERO);

  static Amount of(BigDecimal value) {
    return new Amount(value, BigDecimal.ONE);
  }

  static Amount of(long value) {
    return of(BigDecimal.valueOf(value));
  }

  BigDecimal value() {
    return part.multiply(scale);
  }

  /** The same in thousands, if {@code other} is and this was said without: "ten to twelve k". */
  Amount inScaleOf(Amount other) {
    return scale.compareTo(BigDecimal.ONE) == 0 && part.compareTo(other.part) < 0
        ? new Amount(part, other.scale)
        : this;
  }

  Amount times(BigDecimal more) {
    return new Amount(part, scale.multiply(more));
  }

  /** Adds to what stands before the scale: two, and a half, thousand. */
  Amount plus(BigDecimal more) {
    return new Amount(part.add(more), scale);
  }

  Amount negated() {
    return new Amount(part.negate(), scale);
  }

  /** Without an exponent and zeros that say nothing. */
  static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
