package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What subscribers are still to be told. An event becomes one delivery for each subscription it
 * matches, in one transaction. One that cannot be told is parked.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int BATCH = 50;
  private static final String ONE = "one";

  /** "PARLEY" as a number: one node at a time empties the outbox, so that order is kept. */
  private static final long LOCK = 0x5041524c4559L;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Outbox(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Turns waiting events into deliveries, oldest first.
   *
   * @param body renders what is sent; asked only for events somebody subscribed to, and reads
   *     within the same transaction
   * @return how many events, perhaps as many again wait
   */
  public int spread(Function<OutboxEvent, String> body) {
    return database.jdbi().inTransaction(handle -> spread(handle, body));
  }

  private int spread(Handle handle, Function<OutboxEvent, String> body) {
    boolean alone =
        handle
            .createQuery("select pg_try_advisory_xact_lock(:lock)")
            .bind("lock", LOCK)
            .mapTo(boolean.class)
            .one();
    if (!alone) {
      return 0;
    }
    List<Long> waiting =
        handle
            .createQuery("select id from outbox where parked is null order by id limit :limit")
            .bind("limit", BATCH)
            .mapTo(Long.class)
            .list();
    waiting.forEach(position -> spreadOrPark(handle, position, body));
    return waiting.size();
  }

  private record Waiting(long position, OutboxEvent event) {}

  /** What is wrong with one event must not keep the others: it is put aside with the reason. */
  private void spreadOrPark(Handle handle, long position, Function<OutboxEvent, String> body) {
    handle.savepoint(ONE);
    try {
      spread(handle, read(handle, position), body);
      handle.releaseSavepoint(ONE);
    } catch (RuntimeException | StackOverflowError e) {
      if (UnavailableException.caused(e)) {
        throw e;
      }
      LOG.error("Event {} of the outbox cannot be told and is parked", position, e);
      handle.rollbackToSavepoint(ONE);
      handle
          .createUpdate("update outbox set parked = :now, error = :error where id = :id")
          .bind("now", clock.instant())
          .bind("error", "A defect: " + e.getClass().getSimpleName())
          .bind("id", position)
          .execute();
    }
  }

  private static Waiting read(Handle handle, long position) {
    return handle
        .createQuery("select * from outbox where id = :id")
        .bind("id", position)
        .map((row, _) ->
            new Waiting(
                position,
                new OutboxEvent(
                    new TeamId(Rows.uuid(row, "team")),
                    new CallId(Rows.uuid(row, "call")),
                    new AgentId(row.getString("agent")),
                    Subscription.Type.valueOf(row.getString("type")),
                    Rows.optionalJson(row, "detail"))))
        .one();
  }

  private void spread(Handle handle, Waiting waiting, Function<OutboxEvent, String> body) {
    OutboxEvent event = waiting.event();
    List<Told> subscriptions =
        handle
            .createQuery(
                """
                select id, type from webhook_subscriptions
                where team = :team and ended is null
                  and (type = :type and (data is null or data = :agent)
                    or type = 'FOLDER_' || :type and data is null)
                order by created, id for share\
                """)
            .bind("team", event.team())
            .bind("type", event.type())
            .bind("agent", event.agent())
            .map((row, _) -> new Told(Rows.uuid(row, "id"), row.getString("type")))
            .list();
    if (!subscriptions.isEmpty()) {
      insert(handle, waiting, subscriptions, body.apply(event));
    }
    handle
        .createUpdate("delete from outbox where id = :id")
        .bind("id", waiting.position())
        .execute();
  }

  /** A subscription, and what it calls the event. */
  private record Told(UUID id, String type) {}

  private void insert(Handle handle, Waiting waiting, List<Told> subscriptions, String body) {
    Instant now = DatabaseTime.now(clock);
    PreparedBatch deliveries =
        handle.prepareBatch(
            """
            insert into deliveries (id, position, team, subscription, call, type, body, state,
              next_attempt, created)
            values (:id, :position, :team, :subscription, :call, :type, :body, 'pending',
              :now, :now)\
            """);
    for (Told subscription : subscriptions) {
      deliveries
          .bind("id", ids.next())
          .bind("position", waiting.position())
          .bind("team", waiting.event().team())
          .bind("call", waiting.event().call())
          .bind("type", subscription.type())
          .bind("subscription", subscription.id())
          .bind("body", body)
          .bind("now", now)
          .add();
    }
    int[] _ = deliveries.execute();
  }

  /**
   * What waits to become deliveries.
   *
   * @param oldest the age of the oldest event, null if none waits
   * @param waiting how many events wait
   * @param parked how many cannot be told, see {@link #retry}
   */
  public record Backlog(@Nullable Duration oldest, long waiting, long parked) {}

  /** What waits now. */
  public Backlog backlog() {
    Instant now = clock.instant();
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select count(*) filter (where parked is null) waiting,
                      min(created) filter (where parked is null) oldest,
                      count(*) filter (where parked is not null) parked
                    from outbox\
                    """)
                .map((row, _) -> {
                  Instant oldest = Rows.optionalInstant(row, "oldest");
                  return new Backlog(
                      oldest == null ? null : Duration.between(oldest, now),
                      row.getLong("waiting"),
                      row.getLong("parked"));
                })
                .one());
  }

  /**
   * Lets parked events be tried once more, as after a new version started, which may know what to
   * do with them.
   */
  public void retry() {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update outbox set parked = null, error = null where parked is not null"));
  }
}
