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

/** The agents of every team and their published versions. Documents are kept as they are given. */
public final class Agents {
  private static final String SUMMARY =
      "select id, team, version, title, status, published, created, updated ";

  private static final String MATCHING =
      """
      from agents where team = :team and (:status::text is null or status = :status)
        and (:search::text is null or title ilike :search)
      """;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Agents(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes an agent with a first draft. */
  public Agent create(TeamId team, String title, JsonNode draft) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    insert into agents (id, team, title, draft, created, updated)
                    values (:id, :team, :title, :draft::json, :now, :now) returning *\
                    """)
                .bind("id", ids.agent())
                .bind("team", team)
                .bind("title", title)
                .bind("draft", draft)
                .bind("now", clock.instant())
                .map((row, _) -> agent(row))
                .one());
  }

  /** Reads an agent of the team. */
  public Optional<Agent> get(TeamId team, AgentId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select * from agents where team = :team and id = :id")
                .bind("team", team)
                .bind("id", id)
                .map((row, _) -> agent(row))
                .findOne());
  }

  /**
   * Writes what is given of title and draft and leaves the other as it is; what is published stays.
   *
   * @param title null to leave it
   * @param draft null to leave it
   */
  public Optional<Agent> update(
      TeamId team, AgentId id, @Nullable String title, @Nullable JsonNode draft) {
    return update(team, id, null, title, draft);
  }

  /**
   * As {@link #update(TeamId, AgentId, String, JsonNode)}, if the agent is at this version; empty
   * too if it is at another.
   */
  public Optional<Agent> updateIf(
      TeamId team, AgentId id, int version, @Nullable String title, @Nullable JsonNode draft) {
    return update(team, id, version, title, draft);
  }

  private Optional<Agent> update(
      TeamId team,
      AgentId id,
      @Nullable Integer expected,
      @Nullable String title,
      @Nullable JsonNode draft) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    update agents set title = coalesce(:title, title),
                      draft = coalesce(:draft::json, draft), version = version + 1, updated = :now
                    where team = :team and id = :id
                      and (:expected::int is null or version = :expected) returning *\
                    """)
                .bind("title", title)
                .bind("draft", draft)
                .bind("now", clock.instant())
                .bind("team", team)
                .bind("id", id)
                .bind("expected", expected)
                .map((row, _) -> agent(row))
                .findOne());
  }

  /**
   * Makes a document the version in force from now on. The caller has validated it: what is
   * published is what was validated and not what the draft has become meanwhile.
   */
  public Optional<Agent.Version> publish(Author author, AgentId id, JsonNode document) {
    return database.jdbi().inTransaction(handle -> publish(handle, author, id, null, document));
  }

  /**
   * As {@link #publish(Author, AgentId, JsonNode)}, if the agent is at this version; empty too if
   * it is at another.
   */
  public Optional<Agent.Version> publishIf(
      Author author, AgentId id, int version, JsonNode document) {
    return database.jdbi().inTransaction(handle -> publish(handle, author, id, version, document));
  }

  private Optional<Agent.Version> publish(
      Handle handle, Author author, AgentId id, @Nullable Integer expected, JsonNode document) {
    // The update locks the agent, so numbers are given out one after the other.
    Optional<Integer> number =
        handle
            .createQuery(
                """
                update agents set published = coalesce(published, 0) + 1,
                  version = version + 1, updated = :now
                where team = :team and id = :id
                  and (:expected::int is null or version = :expected) returning published\
                """)
            .bind("now", clock.instant())
            .bind("team", author.team())
            .bind("id", id)
            .bind("expected", expected)
            .mapTo(Integer.class)
            .findOne();
    return number.map(n ->
        handle
            .createQuery(
                """
                insert into agent_versions (agent, number, document, published, user_id)
                values (:agent, :number, :document::json, :now, :user) returning *\
                """)
            .bind("agent", id)
            .bind("number", n)
            .bind("document", document)
            .bind("now", clock.instant())
            .bind("user", author.user())
            .map((row, _) -> version(row))
            .one());
  }

  /** Reads a published version of an agent of the team. */
  public Optional<Agent.Version> version(TeamId team, AgentId id, int number) {
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

  /** Sets whether an agent can be used. */
  public Optional<Agent> setStatus(TeamId team, AgentId id, Agent.Status status) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    update agents set status = :status, version = version + 1, updated = :now
                    where team = :team and id = :id returning *\
                    """)
                .bind("status", status)
                .bind("now", clock.instant())
                .bind("team", team)
                .bind("id", id)
                .map((row, _) -> agent(row))
                .findOne());
  }

  /** Lists the published versions of an agent of the team, newest first. */
  public Page<Agent.Edition> editions(TeamId team, AgentId id, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                editions(
                        handle,
                        "select v.number, v.published, v.user_id",
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
            where a.team = :team and v.agent = :id %s\
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
        user == null ? null : new UserId(user));
  }

  /** Lists agents of the team. */
  public Page<Agent.Summary> list(TeamId team, Agent.Filter filter, Page.Request page) {
    String order = "order by %s, id limit :limit offset :offset".formatted(filter.sort().sql());
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                matching(handle, SUMMARY + MATCHING + order, team, filter)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> summary(row))
                    .list(),
                matching(handle, "select count(*) " + MATCHING, team, filter)
                    .mapTo(long.class)
                    .one()));
  }

  private static Query matching(Handle handle, String sql, TeamId team, Agent.Filter filter) {
    return handle
        .createQuery(sql)
        .bind("team", team)
        .bind("status", filter.status())
        .bind("search", Rows.containing(filter.search()));
  }

  private static Agent.Summary summary(ResultSet row) throws SQLException {
    return new Agent.Summary(
        new AgentId(row.getString("id")),
        Rows.team(row, "team"),
        row.getInt("version"),
        row.getString("title"),
        Agent.Status.valueOf(row.getString("status")),
        Rows.optionalInt(row, "published"),
        Rows.instant(row, "created"),
        Rows.instant(row, "updated"));
  }

  private static Agent agent(ResultSet row) throws SQLException {
    return new Agent(
        new AgentId(row.getString("id")),
        Rows.team(row, "team"),
        row.getInt("version"),
        row.getString("title"),
        Agent.Status.valueOf(row.getString("status")),
        Rows.json(row, "draft"),
        Rows.optionalInt(row, "published"),
        Rows.instant(row, "created"),
        Rows.instant(row, "updated"));
  }

  private static Agent.Version version(ResultSet row) throws SQLException {
    return new Agent.Version(
        new AgentId(row.getString("agent")),
        row.getInt("number"),
        Rows.json(row, "document"),
        Rows.instant(row, "published"));
  }
}
