package dev.parley.records;

import dev.parley.call.AgentId;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes new ids and secrets. */
public final class Ids {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int AGENT_LENGTH = 8;
  private static final int SECRET_BYTES = 32;

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Makes ids of a clock and a source of randomness.
   *
   * @param random must be unpredictable, for secrets are made of it too
   */
  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** A UUID that sorts by time of making, to the millisecond (RFC 9562 section 5.7). */
  public UUID next() {
    long millis = clock.instant().toEpochMilli();
    long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  AgentId agent() {
    StringBuilder text = new StringBuilder(AGENT_LENGTH);
    for (int i = 0; i < AGENT_LENGTH; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new AgentId(text.toString());
  }

  /** 256 unpredictable bits. */
  byte[] secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** 256 unpredictable bits as text for a URL or a header. */
  String token() {
    return HexFormat.of().formatHex(secret());
  }
}
