package dev.parley.telephony;

import java.time.Duration;
import java.util.Set;

/** Whether a trunk is there. */
public sealed interface TrunkHealth {
  /**
   * It answers; 503 says it takes no calls now.
   *
   * @param status of its answer to OPTIONS; any proves it is there
   * @param reason its words for that, with what it explained
   * @param wants what it lets know that it wants and Parley does not do yet
   */
  record Reachable(
      int status, String reason, Duration roundTrip, Password password, Set<Want> wants)
      implements TrunkHealth {
    public Reachable {
      wants = Set.copyOf(wants);
    }
  }

  /** Nothing came back. */
  record Unreachable(String why) implements TrunkHealth {}

  /** What became of the password. */
  enum Password {
    /** It was asked for and taken. */
    TAKEN,
    /** It was asked for and refused. */
    REFUSED,
    /** It was asked for, and there is none, or no way to give it that both know. */
    LACKING,
    /** It was not asked for. */
    UNASKED
  }

  /** What some trunks want and Parley does not do yet. */
  enum Want {
    REGISTER,
    TLS,
    SRTP
  }
}
