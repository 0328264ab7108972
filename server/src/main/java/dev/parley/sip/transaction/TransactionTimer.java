package dev.parley.sip.transaction;

/** The timers of RFC 3261 section 17 and RFC 6026. */
enum TransactionTimer {
  /** Retransmits an INVITE. */
  A,
  /** Gives an INVITE up. */
  B,
  /** Absorbs retransmitted refusals of an INVITE. */
  D,
  /** Retransmits another request. */
  E,
  /** Gives another request up. */
  F,
  /** Retransmits the refusal of an INVITE. */
  G,
  /** Gives up waiting for the ACK to a refusal. */
  H,
  /** Absorbs retransmitted ACKs. */
  I,
  /** Absorbs retransmitted requests that are answered. */
  J,
  /** Absorbs retransmitted responses to another request. */
  K,
  /** Absorbs retransmissions of an accepted INVITE (server). */
  L,
  /** Waits for the 2xx of further forks (client). */
  M
}
