package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    Token token = new Token(ids.next(), name, user, DatabaseTime.now(clock));
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into api_tokens (id, hash, name, user_id, team, created)
                    values (:id, :hash, :name, :user, :team, :created)\
                    """)
                .bindMethods(token)
                .bind("hash", hash(secret))
                .bind("team", team)
                .execute());
    return new Token.Made(token, secret);
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
                        select * from api_tokens where team = :team and revoked is null
                        order by created, id limit :limit offset :offset\
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
        .createQuery("select * from api_tokens where team = :team and id = :id and revoked is null")
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
        Rows.instant(row, "created"));
  }

  /** Finds whom a token speaks for. */
  public Optional<TokenOwner> owner(String token) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id, user_id, team,
                      (select array_agg(m.team) from memberships m where m.user_id = t.user_id) teams
                    from api_tokens t where hash = :hash and revoked is null\
                    """)
                .bind("hash", hash(token))
                .map((row, _) ->
                    new TokenOwner(
                        Rows.uuid(row, "id"),
                        new UserId(Rows.uuid(row, "user_id")),
                        Rows.team(row, "team"),
                        Arrays.stream((UUID[]) row.getArray("teams").getArray())
                            .map(TeamId::new)
                            .collect(Collectors.toSet())))
                .findOne());
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new RecordsException("This Java has no SHA-256.", e);
    }
  }
}
