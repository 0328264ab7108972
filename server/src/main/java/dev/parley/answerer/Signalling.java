package dev.parley.answerer;

import java.time.Duration;

/**
 * What was known of a call when it was answered.
 *
 * @param ringing from the beginning of the ringing to the answer
 * @param earlyMedia whether there was audio before the answer
 */
public record Signalling(Duration ringing, boolean earlyMedia) {
  /** After so long a network passes a call on to a mailbox: 18 s. */
  private static final Duration PASSED_ON = Duration.ofSeconds(18);

  /** No hand is so fast: a phone that is off, or a machine. */
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  /** Of a call of which nothing is known. */
  public static final Signalling UNKNOWN = new Signalling(Duration.ofSeconds(6), false);

  /** How far it speaks for a machine, as a logarithm of odds. */
  double machine() {
    boolean odd = ringing.compareTo(PASSED_ON) > 0 || ringing.compareTo(AT_ONCE) < 0;
    return (odd ? 0.5 : 0) + (earlyMedia ? 0.1 : 0);
  }
}
