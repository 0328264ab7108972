package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.StorableText;
import dev.parley.call.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries of webhooks: what is under way, what arrived, what was given up. */
public final class Deliveries {
  private static final int LONGEST_ERROR = 500;

  private final Database database;
  private final InstantSource clock;

  public Deliveries(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes due deliveries, to be settled by whoever takes them.
   *
   * @param until when another may take what is not settled by then
   */
  public List<Delivery.Parcel> take(DeliveryShare share, Instant now, Instant until) {
    return database.jdbi().inTransaction(h -> new DeliveryClaims(h, now, until).take(share));
  }

  /** It arrived. */
  public void delivered(UUID id, int status) {
    settle(id, Delivery.State.DELIVERED, status, null);
  }

  /** It did not arrive and is not tried again by itself. */
  public void park(UUID id, @Nullable Integer status, String error) {
    settle(id, Delivery.State.PARKED, status, error);
  }

  private void settle(
      UUID id, Delivery.State state, @Nullable Integer status, @Nullable String error) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createQuery(
                    told(
                        """
                        update deliveries set state = :state, attempts = attempts + 1,
                          last_status = :status, last_error = :error, finished = :now
                        where id = :id and state = 'pending'\
                        """))
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("status", status)
                .bind("error", shortened(error))
                .bind("now", clock.instant())
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  /** The same as SQL that wakes those who watch the deliveries of the team. */
  private static String told(String update) {
    return "with changed as (%s returning team) select pg_notify('%s', team::text) from changed"
        .formatted(update, Channel.DELIVERY.sql());
  }

  /** A receiver may have said it, and anything. */
  private static @Nullable String shortened(@Nullable String error) {
    return error == null
        ? null
        : StorableText.of(error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
  }

  /** It did not arrive and is tried again. */
  public void failed(UUID id, @Nullable Integer status, String error, Instant next) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createQuery(
                    told(
                        """
                        update deliveries set attempts = attempts + 1, next_attempt = :next,
                          last_status = :status, last_error = :error
                        where id = :id and state = 'pending'\
                        """))
                .bind("next", next)
                .bind("status", status)
                .bind("error", shortened(error))
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  /** The subscriber wants nothing more: ends the subscription and drops all that waits for it. */
  public void gone(UUID id, int status) {
    database
        .jdbi()
        .useTransaction(handle -> {
          handle
              .createUpdate(
                  """
                  update webhook_subscriptions set ended = coalesce(ended, :now),
                    secret = '', previous_secret = null
                  where id = (select subscription from deliveries where id = :id)\
                  """)
              .bind("now", clock.instant())
              .bind("id", id)
              .execute();
          handle
              .createUpdate(
                  """
                  update deliveries set state = 'dropped', last_status = :status,
                    finished = :now
                  where state = 'pending' and subscription =
                    (select subscription from deliveries where id = :id)\
                  """)
              .bind("status", status)
              .bind("now", clock.instant())
              .bind("id", id)
              .execute();
        });
  }

  /**
   * Tries a parked delivery of the team once more. Whether there was one, of a subscription that
   * has not ended.
   */
  public boolean resend(TeamId team, UUID id) {
    Instant now = DatabaseTime.now(clock);
    return database
        .jdbi()
        .inTransaction(handle -> {
          int changed =
              handle
                  .createUpdate(
                      """
                      update deliveries set state = 'pending', created = :now,
                        next_attempt = :now, finished = null
                      where team = :team and id = :id and state = 'parked'
                        and exists (select 1 from webhook_subscriptions s
                          where s.id = subscription and s.ended is null)\
                      """)
                  .bind("now", now)
                  .bind("team", team)
                  .bind("id", id)
                  .execute();
          if (changed == 1) {
            Channel.OUTBOX.wake(handle);
            Channel.DELIVERY.wake(handle, team.toString());
          }
          return changed == 1;
        });
  }

  /** Lists deliveries of the team, newest first. */
  public List<Delivery> list(TeamId team, Page.Request page) {
    return database.jdbi().withHandle(handle -> DeliveryList.read(handle, team, page));
  }

  /**
   * Lists deliveries of the team and where they go, newest first.
   *
   * @param state null for all
   */
  public Page<Delivery.Addressed> list(
      TeamId team, Delivery.@Nullable State state, Page.Request page) {
    return database.jdbi().withHandle(handle -> DeliveryList.read(handle, team, state, page));
  }

  /** Lists the deliveries of a call of the team and where they go, newest first. */
  public Page<Delivery.Addressed> list(TeamId team, CallId call, Page.Request page) {
    return database.jdbi().withHandle(handle -> DeliveryList.of(handle, team, call, page));
  }

  /** Reads a delivery of the team with what is or was sent. */
  public Optional<Delivery.Content> get(TeamId team, UUID id) {
    return database.jdbi().withHandle(handle -> DeliveryList.one(handle, team, id));
  }
}
