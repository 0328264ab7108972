package dev.parley.call;

/**
 * A leg of a call, one side with its own signalling and media. The id means nothing by itself and
 * is that of no other leg in the same journal.
 */
public record LegId(String value) {
  /** The callee's, whom a call rings first; in journals of format 1 there is no other. */
  public static final LegId FIRST = new LegId("1");

  @Override
  public String toString() {
    return value;
  }
}
