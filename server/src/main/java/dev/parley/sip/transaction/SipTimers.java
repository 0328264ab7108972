package dev.parley.sip.transaction;

import java.time.Duration;

/**
 * The base timer values every state machine is built on (RFC 3261 section 17.1.1.1).
 *
 * @param t1 estimate of the round trip, by default 500 ms
 * @param t2 longest interval between retransmissions of a non-INVITE request or a 2xx, 4 s
 * @param t4 longest time a message stays in the network, 5 s
 * @param d how long a refused INVITE is remembered on an unreliable transport, at least 32 s
 */
public record SipTimers(Duration t1, Duration t2, Duration t4, Duration d) {
  /** The values of the RFC. */
  public static final SipTimers STANDARD =
      new SipTimers(
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(5),
          Duration.ofSeconds(32));

  /** Timers B, F, H, J, L and M, and the wait for an ACK or for the end of a cancelled INVITE. */
  public Duration transaction() {
    return t1.multipliedBy(64);
  }

  /** Twice an interval, but never above T2. */
  public Duration doubled(Duration interval) {
    Duration twice = interval.multipliedBy(2);
    return twice.compareTo(t2) < 0 ? twice : t2;
  }
}
