package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that must not be called, and who said so. A call queued before its number got here ends
 * when its turn comes, without anybody being rung. Once the contact with the number is erased, the
 * rows hold a digest of it in its place: {@code suppression_digest} of the database.
 */
public final class Suppressions {
  private static final String DEMANDED = "demanded by the callee in a call";

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Suppressions(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Forbids a number to the author's team; a second time changes nothing. */
  public Suppression add(Author author, PhoneNumber number, String reason) {
    Instant now = DatabaseTime.now(clock);
    return database
        .jdbi()
        .inTransaction(handle -> {
          if (add(handle, author.team(), author.user(), number, reason, now)) {
            note(handle, author, number, Suppression.Kind.ADDED, reason);
          }
          return get(handle, author.team(), number).orElseThrow();
        });
  }

  private static boolean add(
      Handle handle,
      TeamId team,
      @Nullable UserId user,
      PhoneNumber number,
      String reason,
      Instant now) {
    return handle
            .createUpdate(
                """
                insert into suppressions (team, phone_number, reason, created, user_id)
                select :team, :number, :reason, :now, :user
                where not exists (select 1 from suppressions where team = :team
                  and phone_number = suppression_digest(:team, :number))
                on conflict do nothing\
                """)
            .bind("team", team)
            .bind("user", user)
            .bind("number", number)
            .bind("reason", reason)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Forbids the number of a claim to its team, because the callee demands it. */
  static void demanded(Handle handle, Claim claim, Instant at) {
    if (claim.number().isSimulated()) {
      return;
    }
    if (add(handle, claim.team(), null, claim.number(), DEMANDED, at)) {
      handle
          .createUpdate(
              """
              insert into suppression_changes
                (id, team, phone_number, change, reason, at, call)
              values (gen_random_uuid(), :team, :number, 'added', :reason, :at, :call)\
              """)
          .bind("team", claim.team())
          .bind("number", claim.number())
          .bind("reason", DEMANDED)
          .bind("at", at)
          .bind("call", claim.call())
          .execute();
    }
  }

  /** Allows a number again. Whether it was forbidden. */
  public boolean remove(Author author, PhoneNumber number, @Nullable String reason) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int removed =
              handle
                  .createUpdate(
                      """
                      delete from suppressions where team = :team
                        and phone_number in (:number, suppression_digest(:team, :number))\
                      """)
                  .bind("team", author.team())
                  .bind("number", number)
                  .execute();
          if (removed > 0) {
            note(handle, author, number, Suppression.Kind.REMOVED, reason);
          }
          return removed > 0;
        });
  }

  private void note(
      Handle handle,
      Author author,
      PhoneNumber number,
      Suppression.Kind kind,
      @Nullable String reason) {
    handle
        .createUpdate(
            """
            insert into suppression_changes
              (id, team, phone_number, change, reason, at, user_id, token)
            values (:id, :team, :number, :change, :reason, :now, :user, :token)\
            """)
        .bind("id", ids.next())
        .bindMethods(author)
        .bind("number", number)
        .bind("change", kind.name().toLowerCase(Locale.ROOT))
        .bind("reason", reason)
        .bind("now", DatabaseTime.now(clock))
        .execute();
  }

  /** Reads whether and why a number is forbidden to a team. */
  public Optional<Suppression> get(TeamId team, PhoneNumber number) {
    return database.jdbi().withHandle(handle -> get(handle, team, number));
  }

  private static Optional<Suppression> get(Handle handle, TeamId team, PhoneNumber number) {
    return handle
        .createQuery(
            """
            select * from suppressions where team = :team
              and phone_number in (:number, suppression_digest(:team, :number)) limit 1\
            """)
        .bind("team", team)
        .bind("number", number)
        .map((row, _) -> suppression(row))
        .findOne();
  }

  /** Lists what is forbidden to a team, newest first. */
  public Page<Suppression> list(TeamId team, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                handle
                    .createQuery(
                        """
                        select * from suppressions where team = :team
                        order by created desc, phone_number desc limit :limit offset :offset\
                        """)
                    .bind("team", team)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> suppression(row))
                    .list(),
                count(handle, "suppressions", team)));
  }

  /** Lists who changed the list of a team, newest first. */
  public Page<Suppression.Change> changes(TeamId team, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                handle
                    .createQuery(
                        """
                        select * from suppression_changes where team = :team
                        order by at desc, id desc limit :limit offset :offset\
                        """)
                    .bind("team", team)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> change(row))
                    .list(),
                count(handle, "suppression_changes", team)));
  }

  private static long count(Handle handle, String table, TeamId team) {
    return handle
        .createQuery("select count(*) from %s where team = :team".formatted(table))
        .bind("team", team)
        .mapTo(long.class)
        .one();
  }

  private static @Nullable PhoneNumber number(ResultSet row) throws SQLException {
    String number = row.getString("phone_number");
    return number.startsWith("+") ? LenientRows.number(number) : null;
  }

  private static Suppression suppression(ResultSet row) throws SQLException {
    UUID user = row.getObject("user_id", UUID.class);
    return new Suppression(
        number(row),
        row.getString("reason"),
        Rows.instant(row, "created"),
        user == null ? null : new UserId(user));
  }

  private static Suppression.Change change(ResultSet row) throws SQLException {
    UUID user = row.getObject("user_id", UUID.class);
    UUID call = row.getObject("call", UUID.class);
    return new Suppression.Change(
        number(row),
        Suppression.Kind.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        Rows.instant(row, "at"),
        user == null ? null : new UserId(user),
        row.getObject("token", UUID.class),
        call == null ? null : new CallId(call));
  }
}
