package dev.parley.records;

import dev.parley.call.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Requests that carry a key, and what was answered to them, for a day. */
public final class Idempotency {
  /** How long a key is known. */
  static final Duration LIFE = Duration.ofHours(24);

  /** A request without an answer is this old when whoever worked on it must have died. */
  private static final Duration ABANDONED = Duration.ofSeconds(15);

  private final Database database;
  private final InstantSource clock;

  public Idempotency(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is known of a request. */
  public sealed interface State {
    /** It is new and ours: work on it and call {@link Idempotency#finish}. */
    record Begun() implements State {}

    /** It was answered, so. */
    record Answered(int status, String body) implements State {}

    /** Somebody works on it. */
    record UnderWay() implements State {}

    /** The key was used for another request. */
    record Different() implements State {}
  }

  /**
   * Begins a request.
   *
   * @param request a digest of all that makes it this request
   */
  public State begin(TeamId team, String key, byte[] request) {
    Instant now = clock.instant();
    return database
        .jdbi()
        .inTransaction(handle -> {
          boolean ours =
              handle
                      .createUpdate(
                          """
                          insert into idempotency_keys as k (team, key, request, created)
                          values (:team, :key, :request, :now)
                          on conflict (team, key) do update
                            set request = excluded.request, created = excluded.created,
                              status = null, body = null
                            where k.created <= :expired
                              or (k.status is null and k.created <= :abandoned
                                and k.request = excluded.request)\
                          """)
                      .bind("team", team)
                      .bind("key", Digests.hex(key))
                      .bind("request", request)
                      .bind("now", now)
                      .bind("expired", now.minus(LIFE))
                      .bind("abandoned", now.minus(ABANDONED))
                      .execute()
                  == 1;
          return ours ? new State.Begun() : known(handle, team, key, request);
        });
  }

  private static State known(Handle handle, TeamId team, String key, byte[] request) {
    return handle
        .createQuery("select * from idempotency_keys where team = :team and key = :key")
        .bind("team", team)
        .bind("key", Digests.hex(key))
        .<State>map((row, _) -> {
          @Nullable Integer status = Rows.optionalInt(row, "status");
          if (!Arrays.equals(row.getBytes("request"), request)) {
            return new State.Different();
          }
          return status == null
              ? new State.UnderWay()
              : new State.Answered(status, row.getString("body"));
        })
        .one();
  }

  /** Keeps the answer to a request that was begun. */
  public void finish(TeamId team, String key, int status, String body) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    update idempotency_keys set status = :status, body = :body
                    where team = :team and key = :key\
                    """)
                .bind("status", status)
                .bind("body", body)
                .bind("team", team)
                .bind("key", Digests.hex(key))
                .execute());
  }

  /** Forgets a request that was begun and failed on our side, so that it can be tried again. */
  public void forget(TeamId team, String key) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    delete from idempotency_keys
                    where team = :team and key = :key and status is null\
                    """)
                .bind("team", team)
                .bind("key", Digests.hex(key))
                .execute());
  }
}
