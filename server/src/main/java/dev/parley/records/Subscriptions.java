package dev.parley.records;

import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who wants to be told of what, and the secrets that deliveries are signed with. */
public final class Subscriptions {
  /** Of a team: each event becomes as many deliveries before the next event is looked at. */
  static final int MOST = 1_000;

  private static final String SECRET_PREFIX = "whsec_";

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Subscriptions(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Subscribes.
   *
   * @return empty if the team has the very same subscription already
   * @throws Limits.Exceeded if the team has as many as it may
   */
  public Optional<Subscription> subscribe(
      TeamId team, Subscription.Type type, String url, @Nullable String data) {
    return database
        .jdbi()
        .withHandle(handle -> {
          refuseTooMany(handle, team);
          return handle
              .createQuery(
                  """
                  insert into webhook_subscriptions (id, team, type, url, data, secret, created)
                  values (:id, :team, :type, :url, :data, :secret, :now)
                  on conflict (team, type, md5(url), md5(data)) where ended is null do nothing
                  returning *\
                  """)
              .bind("id", ids.next())
              .bind("team", team)
              .bind("type", type)
              .bind("url", url)
              .bind("data", data)
              .bind("secret", secret())
              .bind("now", clock.instant())
              .map((row, _) -> subscription(row))
              .findOne();
        });
  }

  private static void refuseTooMany(Handle handle, TeamId team) {
    int live =
        handle
            .createQuery(
                "select count(*) from webhook_subscriptions where team = :team and ended is null")
            .bind("team", team)
            .mapTo(int.class)
            .one();
    Limits.subscriptions(live + 1, MOST);
  }

  /** Ends a subscription and drops what waits for it. Whether there was one. */
  public boolean unsubscribe(
      TeamId team, Subscription.Type type, String url, @Nullable String data) {
    return unsubscribe(team, type, List.of(url), data);
  }

  /** The same for an address that may have been kept in one of several forms. */
  public boolean unsubscribe(
      TeamId team, Subscription.Type type, List<String> urls, @Nullable String data) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          List<UUID> gone =
              handle
                  .createQuery(
                      """
                      update webhook_subscriptions
                      set ended = :now, secret = '', previous_secret = null
                      where team = :team and type = :type and url = any(:urls)
                        and data is not distinct from :data::text and ended is null
                      returning id\
                      """)
                  .bind("now", clock.instant())
                  .bind("team", team)
                  .bind("type", type)
                  .bindArray("urls", String.class, urls)
                  .bind("data", data)
                  .mapTo(UUID.class)
                  .list();
          // A statement of its own, which sees what was queued while the first one waited.
          handle
              .createUpdate(
                  """
                  update deliveries set state = 'dropped', finished = :now
                  where subscription = any(:gone) and state = 'pending'\
                  """)
              .bind("now", clock.instant())
              .bindArray("gone", UUID.class, gone)
              .execute();
          return !gone.isEmpty();
        });
  }

  /** The team's subscriptions of the types there are, oldest first. */
  public List<Subscription> list(TeamId team) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select * from webhook_subscriptions
                    where team = :team and ended is null and type = any(:known)
                    order by created, id\
                    """)
                .bind("team", team)
                .bindArray(
                    "known",
                    String.class,
                    Arrays.stream(Subscription.Type.values()).map(Enum::name).toList())
                .map((row, _) -> subscription(row))
                .list());
  }

  /** The signing secrets of a subscription, newest first: {@code whsec_} and Base64. */
  public List<String> secrets(TeamId team, UUID subscription) {
    return database.jdbi().withHandle(handle -> secrets(handle, team, subscription));
  }

  private static List<String> secrets(Handle handle, TeamId team, UUID subscription) {
    return handle
        .createQuery(
            """
            select unnest(array_remove(array[nullif(secret, ''), previous_secret], null)) secret
            from webhook_subscriptions where team = :team and id = :id\
            """)
        .bind("team", team)
        .bind("id", subscription)
        .mapTo(String.class)
        .list();
  }

  /**
   * Gives a subscription a new secret. Deliveries are signed with the one before too, until the
   * next rotation.
   */
  public void rotate(TeamId team, UUID subscription) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    update webhook_subscriptions set previous_secret = secret, secret = :secret
                    where team = :team and id = :id\
                    """)
                .bind("secret", secret())
                .bind("team", team)
                .bind("id", subscription)
                .execute());
  }

  /**
   * Sends the newest event of the team that the subscription is for, or would have been, once more
   * to it alone, as a delivery of its own.
   *
   * @return the id of the delivery; empty if there was no such event yet
   */
  public Optional<UUID> test(Subscription subscription) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          Optional<UUID> made =
              handle
                  .createQuery(
                      """
                      insert into deliveries (id, position, team, subscription, call, type, body,
                        state, next_attempt, created)
                      select :id, d.position, d.team, :subscription, d.call, d.type, d.body,
                        'pending', :now, :now
                      from deliveries d join calls c on c.id = d.call
                      where d.team = :team and d.type = :type
                        and (:agent::text is null or c.agent = :agent)
                      order by d.subscription = :subscription desc, d.created desc limit 1
                      returning id\
                      """)
                  .bind("id", ids.next())
                  .bind("subscription", subscription.id())
                  .bind("now", DatabaseTime.now(clock))
                  .bind("team", subscription.team())
                  .bind("type", subscription.type())
                  .bind("agent", subscription.data())
                  .mapTo(UUID.class)
                  .findOne();
          if (made.isPresent()) {
            Channel.OUTBOX.wake(handle);
          }
          return made;
        });
  }

  private String secret() {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(ids.secret());
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        Rows.uuid(row, "id"),
        Rows.team(row, "team"),
        Subscription.Type.valueOf(row.getString("type")),
        row.getString("url"),
        row.getString("data"),
        Rows.instant(row, "created"));
  }
}
