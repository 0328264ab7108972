package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * API tokens. Only their SHA-256 is kept: a token has 256 unpredictable bits, so nothing slower is
 * needed, and it is looked up at every request.
 */
public final class Tokens {
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Tokens(Database database, Ids ids, InstantSource clock) {
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
    String token = ids.token();
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into api_tokens (id, hash, name, user_id, team, created)
                    values (:id, :hash, :name, :user, :team, :created)\
                    """)
                .bind("id", ids.next())
                .bind("hash", hash(token))
                .bind("name", name)
                .bind("user", user)
                .bind("team", team)
                .bind("created", clock.instant())
                .execute());
    return token;
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
                    from api_tokens t where hash = :hash\
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
