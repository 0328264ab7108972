package dev.parley.language.numbers;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number as it was said: "fifteen thousand" is fifteen, of thousands.
 *
 * @param part what is said before the scale
 * @param scale 1 where none is said
 */
public record Amount(BigDecimal part, BigDecimal scale) {
  static final Amount ZERO = of(BigDecimal.ZERO);

  static Amount of(BigDecimal value) {
    return new Amount(value, BigDecimal.ONE);
  }

  static Amount of(long value) {
    return of(BigDecimal.valueOf(value));
  }

  public BigDecimal value() {
    return part.multiply(scale);
  }

  /** The same in thousands, if {@code other} is and this was said without: "ten to twelve k". */
  Amount inScaleOf(Amount other) {
    BigDecimal value = value();
    BigDecimal more = other.value();
    for (BigDecimal each : other.scales()) {
      if (value.multiply(each).compareTo(more) < 0 && value.compareTo(each) < 0) {
        return new Amount(value, each);
      }
    }
    return this;
  }

  /** Whether its scale is also of one said behind it without: "five grand to seven". */
  boolean goesOnIn(Amount next) {
    return scale.compareTo(BigDecimal.ONE) > 0
        && next.scale.compareTo(BigDecimal.ONE) == 0
        && next.part.compareTo(part) > 0
        && next.part.compareTo(scale) < 0;
  }

  /** Of three hundred thousand: hundred thousand and thousand. */
  private List<BigDecimal> scales() {
    BigDecimal hundred = BigDecimal.valueOf(100);
    boolean hundreds =
        scale.compareTo(BigDecimal.valueOf(1_000)) >= 0
            && part.compareTo(hundred) >= 0
            && part.remainder(hundred).signum() == 0;
    return scale.compareTo(BigDecimal.ONE) == 0
        ? List.of()
        : hundreds ? List.of(scale.multiply(hundred), scale) : List.of(scale);
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
  public static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
