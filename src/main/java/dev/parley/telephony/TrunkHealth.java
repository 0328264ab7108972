package dev.parley.telephony;

import java.time.Duration;

/** Whether a trunk is there. */
public sealed interface TrunkHealth {
  /**
   * It answers; 503 says it takes no calls now.
   *
   * @param status of its answer to OPTIONS; any proves it is there
   */
  record Reachable(int status, String reason, Duration roundTrip) implements TrunkHealth {}

  /** Nothing came back. */
  record Unreachable(String why) implements TrunkHealth {}
}
