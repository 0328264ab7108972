package dev.parley.llm;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model costs, in a currency of the operator's.
 *
 * @param read for a million tokens that it reads
 * @param written for a million that it writes
 */
public record Price(BigDecimal read, BigDecimal written) {
  private static final BigDecimal MOST = new BigDecimal(100_000);

  /** That of a model of one's own, or of one whose price nobody told. */
  public static final Price NONE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it is less than nothing, or more than anybody asks
   */
  public Price {
    if (read.signum() < 0
        || written.signum() < 0
        || read.compareTo(MOST) > 0
        || written.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "a million tokens cost 0 to %s, not %s and %s".formatted(MOST, read, written));
    }
  }

  /** What some tokens cost, in millionths of the currency, rounded up. */
  public long of(int readTokens, int writtenTokens) {
    return read.multiply(BigDecimal.valueOf(readTokens))
        .add(written.multiply(BigDecimal.valueOf(writtenTokens)))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }
}
