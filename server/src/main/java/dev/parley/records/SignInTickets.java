package dev.parley.records;

import dev.parley.call.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tickets that sign the owner of a new installation in, once each, before anybody has chosen a
 * password.
 */
public final class SignInTickets {
  /** How long a ticket is good for. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public SignInTickets(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a ticket for the first user there was.
   *
   * @return empty if there is no user, or this one has chosen a password
   */
  public Optional<String> make() {
    return database
        .jdbi()
        .inTransaction(handle ->
            handle
                .createQuery(
                    """
                    select u.id from (select id, password_chosen from users
                      order by created, id limit 1) u
                    where u.password_chosen is null\
                    """)
                .map((row, _) -> new UserId(Rows.uuid(row, "id")))
                .findOne()
                .map(user -> {
                  String ticket = ids.token();
                  handle
                      .createUpdate(
                          """
                          insert into sign_in_tickets (hash, user_id, created)
                          values (:hash, :user, :now)\
                          """)
                      .bind("hash", Digests.of(ticket))
                      .bind("user", user)
                      .bind("now", DatabaseTime.now(clock))
                      .execute();
                  return ticket;
                }));
  }

  /** Whom a ticket signs in; it is good no more. */
  public Optional<UserId> redeem(String ticket) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    with used as (delete from sign_in_tickets where hash = :hash returning *)
                    select used.user_id from used join users u on u.id = used.user_id
                    where used.created > :oldest and u.password_chosen is null\
                    """)
                .bind("hash", Digests.of(ticket))
                .bind("oldest", clock.instant().minus(LIFE))
                .map((row, _) -> new UserId(Rows.uuid(row, "user_id")))
                .findOne());
  }
}
