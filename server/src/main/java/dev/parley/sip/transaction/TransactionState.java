package dev.parley.sip.transaction;

import java.time.Duration;

/**
 * The state of a transaction machine.
 *
 * @param phase the state as the RFC draws it
 * @param interval how long the next wait before a retransmission is
 */
record TransactionState(Phase phase, Duration interval) {
  static final TransactionState INITIAL = new TransactionState(Phase.INITIAL, Duration.ZERO);

  /** The states of RFC 3261 figures 5 to 8 and RFC 6026. */
  enum Phase {
    INITIAL,
    CALLING,
    TRYING,
    PROCEEDING,
    ACCEPTED,
    COMPLETED,
    CONFIRMED,
    TERMINATED
  }

  boolean in(Phase other) {
    return phase == other;
  }
}
