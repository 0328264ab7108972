package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscriber.
 *
 * @param attempts how often it was tried
 * @param nextAttempt when it is tried next, if it is pending
 * @param lastStatus the HTTP status of the last try, null if there was no answer
 * @param lastError why the last try failed, null if it did not
 */
public record Delivery(
    UUID id,
    TeamId team,
    UUID subscription,
    CallId call,
    Subscription.Type type,
    State state,
    int attempts,
    Instant created,
    Instant nextAttempt,
    @Nullable Integer lastStatus,
    @Nullable String lastError) {

  /** Where a delivery stands. */
  public enum State {
    PENDING,
    DELIVERED,
    /** Given up, and can be sent again by hand. */
    PARKED,
    /** Not sent, for the subscription ended. */
    DROPPED
  }

  /** A delivery and where it goes. */
  public record Addressed(Delivery delivery, String url) {}

  /** The same with what is or was sent, which is JSON. */
  public record Content(Addressed addressed, String body) {}

  /**
   * All that is needed to send it.
   *
   * @param secrets those to sign with, newest first
   */
  public record Parcel(Delivery delivery, String url, String body, List<String> secrets) {
    public Parcel {
      secrets = List.copyOf(secrets);
    }
  }
}
