package dev.parley.rtp;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells NTP time (RFC 3550 section 4) from {@link System#nanoTime}, so that nothing is allocated.
 *
 * @param epochNanos nanoseconds since 1970 when the nano time was 0
 */
record NtpClock(long epochNanos) {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long SECOND = 1_000_000_000L;

  static NtpClock of(InstantSource clock) {
    Instant now = clock.instant();
    return new NtpClock(now.getEpochSecond() * SECOND + now.getNano() - System.nanoTime());
  }

  /** Seconds since 1900 in the upper 32 bits, their fraction in the lower. */
  long ntp(long nanoTime) {
    long nanos = epochNanos + nanoTime;
    long seconds = Math.floorDiv(nanos, SECOND) + SECONDS_1900_TO_1970;
    return seconds << 32 | (Math.floorMod(nanos, SECOND) << 32) / SECOND;
  }

  /** The middle 32 bits of it: 1/65536 s. */
  int middle(long nanoTime) {
    return (int) (ntp(nanoTime) >>> 16);
  }
}
