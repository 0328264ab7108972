package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;

/** Who is in a team, and what they may do there. */
public final class TeamMembers {
  private static final String MEMBERS =
      """
      select u.*, m.role, not u.invited or u.password_chosen is not null welcomed, array(
        select t.name from api_tokens t
        where t.team = m.team and t.user_id = u.id and t.revoked is null
        order by t.created, t.id) tokens
      from memberships m join users u on u.id = m.user_id
      where m.team = :team\
      """;

  private final Database database;

  public TeamMembers(Database database) {
    this.database = database;
  }

  /** The members of a team, those who were known first before others. */
  public Page<TeamMember> list(TeamId team, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                handle
                    .createQuery(MEMBERS + " order by u.created, u.id limit :limit offset :offset")
                    .bind("team", team)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> member(row))
                    .list(),
                handle
                    .createQuery("select count(*) from memberships where team = :team")
                    .bind("team", team)
                    .mapTo(long.class)
                    .one()));
  }

  /** Reads a member of a team. */
  public Optional<TeamMember> get(TeamId team, UserId user) {
    return database.jdbi().withHandle(handle -> get(handle, team, user));
  }

  private static Optional<TeamMember> get(Handle handle, TeamId team, UserId user) {
    return handle
        .createQuery(MEMBERS + " and u.id = :user")
        .bind("team", team)
        .bind("user", user)
        .map((row, _) -> member(row))
        .findOne();
  }

  /** The names of at most three who may do everything in a team, those who were known first. */
  public List<String> admins(TeamId team) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select u.name from memberships m join users u on u.id = m.user_id
                    where m.team = :team and m.role = 'admin'
                    order by u.created, u.id limit 3\
                    """)
                .bind("team", team)
                .mapTo(String.class)
                .list());
  }

  /** What became of the wish to change or remove a member. */
  public enum Change {
    DONE,
    /** The team has no such member. */
    UNKNOWN,
    /** Nobody else may do everything in the team. */
    LAST_ADMIN,
    /** API tokens speak for them, and whoever has one may do everything. */
    HAS_TOKENS
  }

  /** Gives a member another role, which ends all their sessions. */
  public Change change(TeamId team, UserId user, Role role) {
    return change(
        team,
        user,
        member -> member.role() == Role.ADMIN && role != Role.ADMIN,
        handle ->
            handle
                .createUpdate(
                    """
                    update memberships set role = :role
                    where team = :team and user_id = :user and role <> :role\
                    """)
                .bind("role", role.word())
                .bind("team", team)
                .bind("user", user)
                .execute());
  }

  /**
   * Removes a member from a team, which ends all their sessions, and takes the views they keep
   * there. What they did stays under their name.
   */
  public Change remove(TeamId team, UserId user) {
    return change(
        team,
        user,
        _ -> true,
        handle ->
            handle
                .createUpdate("delete from memberships where team = :team and user_id = :user")
                .bind("team", team)
                .bind("user", user)
                .execute());
  }

  private Change change(
      TeamId team, UserId user, Predicate<TeamMember> loses, ToIntFunction<Handle> work) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          // Of two admins who remove each other one waits here, and finds themselves the last.
          handle
              .createQuery("select id from teams where id = :team for no key update")
              .bind("team", team)
              .mapTo(UUID.class)
              .one();
          Optional<TeamMember> found = get(handle, team, user);
          if (found.isEmpty()) {
            return Change.UNKNOWN;
          }
          TeamMember member = found.get();
          if (loses.test(member)) {
            if (member.role() == Role.ADMIN && admins(handle, team) == 1) {
              return Change.LAST_ADMIN;
            }
            if (!member.tokens().isEmpty()) {
              return Change.HAS_TOKENS;
            }
          }
          if (work.applyAsInt(handle) > 0) {
            Sessions.endAll(handle, user);
          }
          return Change.DONE;
        });
  }

  private static long admins(Handle handle, TeamId team) {
    return handle
        .createQuery("select count(*) from memberships where team = :team and role = 'admin'")
        .bind("team", team)
        .mapTo(long.class)
        .one();
  }

  private static TeamMember member(ResultSet row) throws SQLException {
    return new TeamMember(
        Users.user(row), Role.of(row), row.getBoolean("welcomed"), Rows.texts(row, "tokens"));
  }
}
