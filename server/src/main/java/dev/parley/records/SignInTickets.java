package dev.parley.records;

import dev.parley.call.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tickets that sign somebody in, once each, as long as they have chosen no password: the owner of a
 * new installation, and new members of a team.
 */
public final class SignInTickets {
  /** How long the ticket of the owner is good for. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /** How long that of a new member is, who may be told of it by post. */
  public static final Duration WELCOME = Duration.ofDays(7);

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
                .map(user -> make(handle, user, LIFE).secret()));
  }

  /** Makes a ticket for a new member; those they had are good no more. */
  Welcome.Ticket welcome(UserId user) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          handle
              .createUpdate("delete from sign_in_tickets where user_id = :user")
              .bind("user", user)
              .execute();
          return make(handle, user, WELCOME);
        });
  }

  private Welcome.Ticket make(Handle handle, UserId user, Duration life) {
    var ticket = new Welcome.Ticket(ids.token(), DatabaseTime.now(clock).plus(life));
    handle
        .createUpdate(
            """
            insert into sign_in_tickets (hash, user_id, expires) values (:hash, :user, :expires)\
            """)
        .bind("hash", Digests.of(ticket.secret()))
        .bind("user", user)
        .bind("expires", ticket.expires())
        .execute();
    return ticket;
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
                    where used.expires > :now and u.password_chosen is null\
                    """)
                .bind("hash", Digests.of(ticket))
                .bind("now", clock.instant())
                .map((row, _) -> new UserId(Rows.uuid(row, "user_id")))
                .findOne());
  }
}
