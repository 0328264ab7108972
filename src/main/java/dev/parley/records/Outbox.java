package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers are still to be told. An event becomes one delivery for each subscription it
 * matches, and the task that carries it out, in one transaction.
 */
public final class Outbox {
  /** The name of the task that carries out a delivery; its instance is the delivery's id. */
  public static final String TASK = "deliver-webhook";

  private static final int BATCH = 50;

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

  /**
   * What waits to become deliveries.
   *
   * @param oldest the age of the oldest event, null if none waits
   */
  public record Backlog(@Nullable Duration oldest) {}

  /** For how long what waits has waited. */
  public Backlog backlog() {
    Instant now = clock.instant();
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select created from outbox order by id limit 1")
                .map((row, _) -> new Backlog(Duration.between(Rows.instant(row, "created"), now)))
                .findOne()
                .orElseGet(() -> new Backlog(null)));
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
    List<Waiting> waiting =
        handle
            .createQuery("select * from outbox order by id limit :limit")
            .bind("limit", BATCH)
            .map((row, _) ->
                new Waiting(
                    row.getLong("id"),
                    new OutboxEvent(
                        new TeamId(Rows.uuid(row, "team")),
                        new CallId(Rows.uuid(row, "call")),
                        new AgentId(row.getString("agent")),
                        Subscription.Type.valueOf(row.getString("type")))))
            .list();
    waiting.forEach(w -> spread(handle, w, body));
    return waiting.size();
  }

  private record Waiting(long position, OutboxEvent event) {}

  private void spread(Handle handle, Waiting waiting, Function<OutboxEvent, String> body) {
    OutboxEvent event = waiting.event();
    List<UUID> subscriptions =
        handle
            .createQuery(
                """
                select id from webhook_subscriptions
                where team = :team and type = :type and ended is null
                  and (data is null or data = :agent)
                order by created, id\
                """)
            .bind("team", event.team())
            .bind("type", event.type())
            .bind("agent", event.agent())
            .mapTo(UUID.class)
            .list();
    if (!subscriptions.isEmpty()) {
      insert(handle, waiting, new ArrayList<>(subscriptions), body.apply(event));
    }
    handle
        .createUpdate("delete from outbox where id = :id")
        .bind("id", waiting.position())
        .execute();
  }

  private void insert(Handle handle, Waiting waiting, List<UUID> subscriptions, String body) {
    Instant now = Times.now(clock);
    for (UUID subscription : subscriptions) {
      UUID delivery = ids.next();
      handle
          .createUpdate(
              """
              insert into deliveries (id, position, team, subscription, call, type, body, state,
                next_attempt, created)
              values (:id, :position, :team, :subscription, :call, :type, :body, 'pending',
                :now, :now)\
              """)
          .bind("id", delivery)
          .bind("position", waiting.position())
          .bindMethods(waiting.event())
          .bind("subscription", subscription)
          .bind("body", body)
          .bind("now", now)
          .execute();
      Deliveries.schedule(handle, delivery, now);
    }
  }
}
