package dev.parley.models;

import dev.parley.outbound.OutboundLimits;
import java.time.Duration;

/**
 * How long somebody waits for what is fetched.
 *
 * @param lookUp for an index to say where a package is
 * @param file for a whole file
 * @param attempts how often an interrupted download is taken up again
 */
public record Patience(OutboundLimits lookUp, OutboundLimits file, int attempts) {
  private static final long LARGEST_INDEX = 32L << 20;
  private static final long LARGEST_FILE = 16L << 30;

  /** For what nothing works without: more than any file has, and for a line that is slow. */
  public static final Patience LONG =
      new Patience(
          OutboundLimits.within(Duration.ofMinutes(1), LARGEST_INDEX),
          new OutboundLimits(
              Duration.ofSeconds(20),
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              Duration.ofHours(12),
              LARGEST_FILE),
          5);

  /**
   * For what something else stands in for: whoever does not answer within seconds is not waited
   * for, and 14 MB come within the limit over 1 Mbit/s.
   */
  public static final Patience SHORT =
      new Patience(
          new OutboundLimits(
              Duration.ofSeconds(3),
              Duration.ofSeconds(3),
              Duration.ofSeconds(3),
              Duration.ofSeconds(8),
              LARGEST_INDEX),
          new OutboundLimits(
              Duration.ofSeconds(3),
              Duration.ofSeconds(4),
              Duration.ofSeconds(5),
              Duration.ofMinutes(2),
              LARGEST_FILE),
          1);
}
