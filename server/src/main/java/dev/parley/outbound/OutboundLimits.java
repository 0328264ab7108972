package dev.parley.outbound;

import java.time.Duration;

/**
 * What one request may take; each is cut off when it passes, whatever the other side does
 * meanwhile.
 *
 * @param connect to find the host, connect to it and agree on TLS; of each redirection anew
 * @param firstByte from there to the end of the head of the answer
 * @param idle between two parts of the body, while somebody waits for the next
 * @param whole from the beginning to the end of the body
 * @param mostBytes of the body
 */
public record OutboundLimits(
    Duration connect, Duration firstByte, Duration idle, Duration whole, long mostBytes) {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Checks that there is time. */
  public OutboundLimits {
    if (!connect.isPositive()
        || !firstByte.isPositive()
        || !idle.isPositive()
        || !whole.isPositive()
        || mostBytes < 0) {
      throw new IllegalArgumentException(
          "no request can be made within %s, %s, %s, %s and %d bytes"
              .formatted(connect, firstByte, idle, whole, mostBytes));
    }
  }

  /** For an answer wanted as a whole: ten seconds at most to connect, the rest as it comes. */
  public static OutboundLimits within(Duration whole, long mostBytes) {
    Duration connect = whole.compareTo(CONNECT) < 0 ? whole : CONNECT;
    return new OutboundLimits(connect, whole, whole, whole, mostBytes);
  }

  /** The part of a request that took too long. */
  public enum Part {
    CONNECT,
    FIRST_BYTE,
    IDLE,
    WHOLE
  }

  Duration of(Part part) {
    return switch (part) {
      case CONNECT -> connect;
      case FIRST_BYTE -> firstByte;
      case IDLE -> idle;
      case WHOLE -> whole;
    };
  }
}
