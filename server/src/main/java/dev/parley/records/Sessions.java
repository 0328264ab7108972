package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who is signed in with a browser. As with {@link ApiTokens}, the SHA-256 of 256 unpredictable bits
 * is all that is kept of a cookie.
 */
public final class Sessions {
  /** A session ends when nothing was asked in it for so long. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** And after so long at the latest. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** That it was used is written so often at most. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final String TEAMS =
      """
      array(select m.team from memberships m where m.user_id = s.user_id order by m.team) teams,
      array(select m.role from memberships m where m.user_id = s.user_id order by m.team) roles\
      """;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Sessions(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a session of a user who has shown who they are, in the first team they are in. */
  public Optional<Session.Begun> begin(UserId user, boolean passwordDue) {
    return database
        .jdbi()
        .inTransaction(handle ->
            handle
                .createQuery(
                    """
                    select m.team from memberships m join teams t on t.id = m.team
                    where m.user_id = :user order by t.created, t.id limit 1\
                    """)
                .bind("user", user)
                .map((row, _) -> Rows.team(row, "team"))
                .findOne()
                .flatMap(team -> begin(handle, user, team, passwordDue)));
  }

  /** Whether somebody is still signed in so. */
  public boolean stands(Session session) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select 1 from sessions where id = :id and team = :team")
                .bind("id", session.id())
                .bind("team", session.team())
                .mapTo(int.class)
                .findOne()
                .isPresent());
  }

  /**
   * Begins a session in the place of another, in the same team; the other ends.
   *
   * @return empty if the user is no member of the team any more
   */
  public Optional<Session.Begun> renew(Session before) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          end(handle, before.id());
          return before.teams().contains(before.team())
              ? begin(handle, before.user(), before.team(), false)
              : Optional.<Session.Begun>empty();
        });
  }

  private Optional<Session.Begun> begin(
      Handle handle, UserId user, TeamId team, boolean passwordDue) {
    String secret = ids.token();
    handle
        .createUpdate(
            """
            insert into sessions (id, hash, user_id, team, password_due, created, used)
            values (:id, :hash, :user, :team, :due, :now, :now)\
            """)
        .bind("id", ids.next())
        .bind("hash", Digests.of(secret))
        .bind("user", user)
        .bind("team", team)
        .bind("due", passwordDue)
        .bind("now", DatabaseTime.now(clock))
        .execute();
    return find(handle, secret).map(session -> new Session.Begun(session, secret));
  }

  /** The session whose cookie holds this, if it has not ended; it counts as used. */
  public Optional<Session> of(String secret) {
    return database
        .jdbi()
        .withHandle(handle -> {
          Optional<Session> found = find(handle, secret);
          found.ifPresent(session -> note(handle, session.id()));
          return found;
        });
  }

  private Optional<Session> find(Handle handle, String secret) {
    Instant now = clock.instant();
    return handle
        .createQuery(
            """
            select s.id, s.user_id, s.team, s.password_due, s.created, %s from sessions s
            where hash = :hash and used > :idle and created > :oldest\
            """
                .formatted(TEAMS))
        .bind("hash", Digests.of(secret))
        .bind("idle", now.minus(IDLE))
        .bind("oldest", now.minus(LONGEST))
        .map((row, _) -> session(row))
        .findOne();
  }

  private void note(Handle handle, UUID session) {
    Instant now = DatabaseTime.now(clock);
    handle
        .createUpdate("update sessions set used = :now where id = :id and used < :noted")
        .bind("now", now)
        .bind("noted", now.minus(NOTED_EVERY))
        .bind("id", session)
        .execute();
  }

  private static Session session(ResultSet row) throws SQLException {
    UUID[] teams = (UUID[]) row.getArray("teams").getArray();
    List<String> words = Rows.texts(row, "roles");
    Map<TeamId, Role> roles = new HashMap<>();
    for (int i = 0; i < teams.length; i++) {
      roles.put(new TeamId(teams[i]), Role.kept(words.get(i)));
    }
    return new Session(
        Rows.uuid(row, "id"),
        new UserId(Rows.uuid(row, "user_id")),
        Rows.team(row, "team"),
        roles,
        row.getBoolean("password_due"),
        Rows.instant(row, "created").plus(LONGEST));
  }

  /** Goes on in another team. Whether the user is a member of it. */
  public boolean move(Session session, TeamId team) {
    return session.teams().contains(team)
        && database
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createUpdate(
                            """
                            update sessions s set team = :team from memberships m
                            where s.id = :id and m.user_id = s.user_id and m.team = :team\
                            """)
                        .bind("team", team)
                        .bind("id", session.id())
                        .execute())
            == 1;
  }

  /** Ends the session whose cookie holds this, if there is one. */
  public void end(String secret) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("delete from sessions where hash = :hash")
                .bind("hash", Digests.of(secret))
                .execute());
  }

  private static void end(Handle handle, UUID session) {
    handle.createUpdate("delete from sessions where id = :id").bind("id", session).execute();
  }

  /** Ends all sessions of a user, within somebody's transaction. */
  static void endAll(Handle handle, UserId user) {
    handle.createUpdate("delete from sessions where user_id = :user").bind("user", user).execute();
  }
}
