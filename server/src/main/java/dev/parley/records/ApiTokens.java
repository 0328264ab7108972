package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * API tokens. Only their SHA-256 is kept: a token has 256 unpredictable bits, so nothing slower is
 * needed, and it is looked up at every request.
 */
public final class ApiTokens {
  /** That a token was seen is written so often at most. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public ApiTokens(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param team the one it speaks for by default; the user must be a member of it
   * @return the token itself, which cannot be had again
   */
  public String create(TeamId team, UserId user, String name) {
    return make(team, user, name).secret();
  }

  /** The same, told with what is known of it from now on. */
  public Token.Made make(TeamId team, UserId user, String name) {
    String secret = ids.token();
    UUID id = ids.next();
    return database
        .jdbi()
        .inTransaction(handle -> {
          handle
              .createUpdate(
                  """
                  insert into api_tokens (id, hash, name, user_id, team, created)
                  values (:id, :hash, :name, :user, :team, :created)\
                  """)
              .bind("id", id)
              .bind("name", name)
              .bind("user", user)
              .bind("created", DatabaseTime.now(clock))
              .bind("hash", Digests.of(secret))
              .bind("team", team)
              .execute();
          return new Token.Made(get(handle, team, id).orElseThrow(), secret);
        });
  }

  /** The tokens that speak for a team by default, oldest first. */
  public Page<Token> list(TeamId team, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                handle
                    .createQuery(
                        """
                        select t.*, u.name user_name
                        from api_tokens t join users u on u.id = t.user_id
                        where team = :team and revoked is null
                        order by t.created, t.id limit :limit offset :offset\
                        """)
                    .bind("team", team)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> token(row))
                    .list(),
                live(handle, team)));
  }

  /** Reads a token of the team that is not revoked. */
  public Optional<Token> get(TeamId team, UUID id) {
    return database.jdbi().withHandle(handle -> get(handle, team, id));
  }

  private static Optional<Token> get(Handle handle, TeamId team, UUID id) {
    return handle
        .createQuery(
            """
            select t.*, u.name user_name from api_tokens t join users u on u.id = t.user_id
            where team = :team and t.id = :id and revoked is null\
            """)
        .bind("team", team)
        .bind("id", id)
        .map((row, _) -> token(row))
        .findOne();
  }

  /** What became of the wish to revoke a token. */
  public enum Revocation {
    REVOKED,
    /** The team has no such token. */
    UNKNOWN,
    /** It is the only one of its team, which nobody could reach without it. */
    LAST
  }

  /** Revokes a token of the team; from a second later on nobody comes in by it. */
  public Revocation revoke(TeamId team, UUID id) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          // Of two that revoke each other one waits here, and finds itself the last.
          handle
              .createQuery("select id from teams where id = :team for no key update")
              .bind("team", team)
              .mapTo(UUID.class)
              .one();
          if (get(handle, team, id).isEmpty()) {
            return Revocation.UNKNOWN;
          }
          if (live(handle, team) == 1) {
            return Revocation.LAST;
          }
          handle
              .createUpdate("update api_tokens set revoked = :now where id = :id")
              .bind("now", DatabaseTime.now(clock))
              .bind("id", id)
              .execute();
          return Revocation.REVOKED;
        });
  }

  private static long live(Handle handle, TeamId team) {
    return handle
        .createQuery("select count(*) from api_tokens where team = :team and revoked is null")
        .bind("team", team)
        .mapTo(long.class)
        .one();
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        Rows.uuid(row, "id"),
        row.getString("name"),
        new UserId(Rows.uuid(row, "user_id")),
        row.getString("user_name"),
        Rows.instant(row, "created"),
        Rows.optionalInstant(row, "used"));
  }

  /** Finds whom a token speaks for, and notes that it was seen. */
  public Optional<TokenOwner> owner(String token) {
    return database
        .jdbi()
        .withHandle(handle -> {
          Optional<TokenOwner> owner = owner(handle, token);
          owner.ifPresent(known -> note(handle, known.token()));
          return owner;
        });
  }

  private static Optional<TokenOwner> owner(Handle handle, String token) {
    return handle
        .createQuery(
            """
            select id, user_id, team,
              (select array_agg(m.team) from memberships m where m.user_id = t.user_id) teams
            from api_tokens t where hash = :hash and revoked is null and exists (
              select 1 from memberships m where m.user_id = t.user_id and m.team = t.team)\
            """)
        .bind("hash", Digests.of(token))
        .map((row, _) ->
            new TokenOwner(
                Rows.uuid(row, "id"),
                new UserId(Rows.uuid(row, "user_id")),
                Rows.team(row, "team"),
                Arrays.stream((UUID[]) row.getArray("teams").getArray())
                    .map(TeamId::new)
                    .collect(Collectors.toSet())))
        .findOne();
  }

  private void note(Handle handle, UUID token) {
    Instant now = DatabaseTime.now(clock);
    handle
        .createUpdate(
            """
            update api_tokens set used = :now
            where id = :id and (used is null or used < :noted)\
            """)
        .bind("now", now)
        .bind("noted", now.minus(NOTED_EVERY))
        .bind("id", token)
        .execute();
  }
}
