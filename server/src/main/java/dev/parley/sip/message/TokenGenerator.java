package dev.parley.sip.message;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes the random words of the protocol. */
public record TokenGenerator(RandomGenerator random) {
  /** A tag, nonce or part of a branch: 64 random bits. */
  public String next() {
    return Long.toUnsignedString(random.nextLong(), 36);
  }

  public String branch() {
    return Via.COOKIE + next() + next();
  }

  /** A first CSeq, low enough never to reach 2^31 (RFC 3261 section 8.1.1.5). */
  public long firstCseq() {
    return random.nextInt(1, 1 << 20);
  }

  /** A wait from a range, in steps of 10 ms (RFC 3261 section 14.1). */
  public Duration between(Duration least, Duration most) {
    long steps = most.minus(least).toMillis() / 10;
    return least.plusMillis(10 * random.nextLong(steps + 1));
  }
}
