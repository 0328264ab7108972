package dev.parley.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Removes what has been kept for long enough. */
public final class Retention {
  private static final Duration DELIVERED = Duration.ofDays(7);
  private static final Duration GIVEN_UP = Duration.ofDays(30);

  /** So many rows in one statement: none holds its locks for long. */
  private static final int AT_ONCE = 1_000;

  /** What goes, and how long it was kept. */
  private static final Map<String, Duration> RULES =
      Map.of(
          """
          update webhook_subscriptions set secret = '', previous_secret = null
          where ctid = any(array(
            select ctid from webhook_subscriptions
            where ended < :before and secret <> '' limit :most))
          """,
          Duration.ZERO,
          """
          delete from idempotency_keys where ctid = any(array(
            select ctid from idempotency_keys where created < :before limit :most))
          """,
          Idempotency.LIFE,
          """
          update calls set idempotency_key = null where ctid = any(array(
            select ctid from calls
            where idempotency_key is not null and created < :before limit :most))
          """,
          Idempotency.LIFE,
          """
          delete from deliveries where ctid = any(array(
            select ctid from deliveries
            where state in ('delivered', 'dropped') and finished < :before limit :most))
          """,
          DELIVERED,
          """
          delete from deliveries where ctid = any(array(
            select ctid from deliveries where state = 'parked' and finished < :before limit :most))
          """,
          GIVEN_UP,
          """
          delete from sessions where ctid = any(array(
            select ctid from sessions where used < :before limit :most))
          """,
          Sessions.IDLE,
          """
          delete from sessions where ctid = any(array(
            select ctid from sessions where created < :before limit :most))
          """,
          Sessions.LONGEST,
          """
          delete from sign_in_tickets where ctid = any(array(
            select ctid from sign_in_tickets where expires < :before limit :most))
          """,
          Duration.ZERO,
          """
          delete from outbox where ctid = any(array(
            select ctid from outbox where created < :before and parked is not null limit :most))
          """,
          GIVEN_UP);

  private final Database database;
  private final InstantSource clock;

  public Retention(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Removes all that is due. */
  public void run() {
    Instant now = clock.instant();
    RULES.forEach((sql, kept) -> {
      int removed;
      do {
        removed =
            database
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createUpdate(sql)
                        .bind("before", now.minus(kept))
                        .bind("most", AT_ONCE)
                        .execute());
      } while (removed == AT_ONCE);
    });
  }
}
