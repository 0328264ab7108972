package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the agents of every team; each is for ever as it was published, or tried before
 * that.
 */
public final class AgentVersions {
  private final Database database;
  private final InstantSource clock;

  public AgentVersions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes a document the version in force from now on. The caller has validated it: what is
   * published is what was validated and not what the draft has become meanwhile.
   */
  public Optional<Agent.Version> publish(Author author, AgentId id, JsonNode document) {
    return publish(author, id, null, document, null);
  }

  /**
   * As {@link #publish(Author, AgentId, JsonNode)}, if the agent is at this version; empty too if
   * it is at another.
   */
  public Optional<Agent.Version> publishIf(
      Author author, AgentId id, int version, JsonNode document) {
    return publish(author, id, version, document, null);
  }

  /**
   * Makes a document the version in force from now on; empty too if the agent is at another version
   * than is said.
   *
   * @param version the agent must be at, null for any
   * @param note what is said of what is published, null for nothing
   */
  public Optional<Agent.Version> publish(
      Author author,
      AgentId id,
      @Nullable Integer version,
      JsonNode document,
      @Nullable String note) {
    return database
        .jdbi()
        .inTransaction(handle -> publish(handle, author, id, version, null, document, note));
  }

  /**
   * The same for a document that has more than the draft it was made of, which becomes the draft
   * too unless that was changed meanwhile.
   *
   * @param of the version that the agent had with that draft
   */
  public Optional<Agent.Version> publishWithMore(
      Author author,
      AgentId id,
      @Nullable Integer version,
      int of,
      JsonNode document,
      @Nullable String note) {
    return database
        .jdbi()
        .inTransaction(handle -> publish(handle, author, id, version, of, document, note));
  }

  private Optional<Agent.Version> publish(
      Handle handle,
      Author author,
      AgentId id,
      @Nullable Integer expected,
      @Nullable Integer draftOf,
      JsonNode document,
      @Nullable String note) {
    // The update locks the agent, so numbers are given out one after the other.
    Optional<Integer> number =
        handle
            .createQuery(
                """
                update agents set published = coalesce(published, 0) + 1,
                  draft = case when version = :draftOf::int then :document::json else draft end,
                  version = version + 1, updated = :now
                where team = :team and id = :id
                  and (:expected::int is null or version = :expected) returning published\
                """)
            .bind("now", clock.instant())
            .bind("team", author.team())
            .bind("id", id)
            .bind("expected", expected)
            .bind("draftOf", draftOf)
            .bind("document", document)
            .mapTo(Integer.class)
            .findOne();
    return number.map(n ->
        handle
            .createQuery(
                """
                insert into agent_versions (agent, number, document, published, user_id, note)
                values (:agent, :number, :document::json, :now, :user, :note) returning *\
                """)
            .bind("agent", id)
            .bind("number", n)
            .bind("document", document)
            .bind("now", clock.instant())
            .bind("user", author.user())
            .bind("note", note)
            .map((row, _) -> version(row))
            .one());
  }

  /**
   * Keeps a document that is tried before it is published, as a version below 0 that never comes
   * into force. The one that was tried last is the same again if nothing changed.
   *
   * @return its number; empty if the team has no such agent
   */
  public Optional<Integer> tried(Author author, AgentId id, JsonNode document) {
    return database.jdbi().inTransaction(handle -> tried(handle, author, id, document));
  }

  private Optional<Integer> tried(Handle handle, Author author, AgentId id, JsonNode document) {
    boolean ours =
        handle
            .createQuery("select id from agents where team = :team and id = :id for no key update")
            .bind("team", author.team())
            .bind("id", id)
            .mapTo(String.class)
            .findOne()
            .isPresent();
    if (!ours) {
      return Optional.empty();
    }
    Optional<Tried> last =
        handle
            .createQuery(
                """
                select number, document::text = :document same from agent_versions
                where agent = :agent and number < 0 order by number limit 1\
                """)
            .bind("agent", id)
            .bind("document", document.toString())
            .map((row, _) -> new Tried(row.getInt("number"), row.getBoolean("same")))
            .findOne();
    if (last.isPresent() && last.get().same()) {
      return Optional.of(last.get().number());
    }
    int number = last.map(Tried::number).orElse(0) - 1;
    handle
        .createUpdate(
            """
            insert into agent_versions (agent, number, document, published, user_id)
            values (:agent, :number, :document::json, :now, :user)\
            """)
        .bind("agent", id)
        .bind("number", number)
        .bind("document", document.toString())
        .bind("now", clock.instant())
        .bind("user", author.user())
        .execute();
    return Optional.of(number);
  }

  private record Tried(int number, boolean same) {}

  /** Reads a version of an agent of the team, published or tried. */
  public Optional<Agent.Version> get(TeamId team, AgentId id, int number) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select v.* from agent_versions v join agents on agents.id = v.agent
                    where agents.team = :team and agent = :id and number = :number\
                    """)
                .bind("team", team)
                .bind("id", id)
                .bind("number", number)
                .map((row, _) -> version(row))
                .findOne());
  }

  /** Lists the published versions of an agent of the team, newest first. */
  public Page<Agent.Edition> list(TeamId team, AgentId id, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                editions(
                        handle,
                        "select v.number, v.published, v.user_id, u.name, v.note",
                        "order by v.number desc limit :limit offset :offset",
                        team,
                        id)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> edition(row))
                    .list(),
                editions(handle, "select count(*)", "", team, id).mapTo(long.class).one()));
  }

  private static Query editions(
      Handle handle, String select, String rest, TeamId team, AgentId id) {
    return handle
        .createQuery(
            """
            %s from agent_versions v join agents a on a.id = v.agent
              left join users u on u.id = v.user_id
            where a.team = :team and v.agent = :id and v.number > 0 %s\
            """
                .formatted(select, rest))
        .bind("team", team)
        .bind("id", id);
  }

  private static Agent.Edition edition(ResultSet row) throws SQLException {
    UUID user = row.getObject("user_id", UUID.class);
    return new Agent.Edition(
        row.getInt("number"),
        Rows.instant(row, "published"),
        user == null ? null : new UserId(user),
        row.getString("name"),
        row.getString("note"));
  }

  private static Agent.Version version(ResultSet row) throws SQLException {
    return new Agent.Version(
        new AgentId(row.getString("agent")),
        row.getInt("number"),
        Rows.json(row, "document"),
        Rows.instant(row, "published"));
  }
}
