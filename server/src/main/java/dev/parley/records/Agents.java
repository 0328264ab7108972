package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The agents of every team. Documents are kept as they are given. */
public final class Agents {
  private static final String SUMMARY =
      """
      select id, team, version, title, status, published, created, updated,
        draft::text is distinct from (select v.document::text from agent_versions v
          where v.agent = agents.id and v.number = agents.published) as changed
      """;

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
    return update(team, id, null, title, null, draft);
  }

  /**
   * As {@link #update(TeamId, AgentId, String, JsonNode)}, if the agent is at this version; empty
   * too if it is at another.
   */
  public Optional<Agent> updateIf(
      TeamId team, AgentId id, int version, @Nullable String title, @Nullable JsonNode draft) {
    return update(team, id, version, title, null, draft);
  }

  /**
   * Writes what is given of title and status and leaves the other as it is.
   *
   * @param version the agent must be at, null for any
   * @param title null to leave it
   * @param status null to leave it
   */
  public Optional<Agent> change(
      TeamId team,
      AgentId id,
      @Nullable Integer version,
      @Nullable String title,
      Agent.@Nullable Status status) {
    return update(team, id, version, title, status, null);
  }

  private Optional<Agent> update(
      TeamId team,
      AgentId id,
      @Nullable Integer expected,
      @Nullable String title,
      Agent.@Nullable Status status,
      @Nullable JsonNode draft) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    update agents set title = coalesce(:title, title),
                      status = coalesce(:status::text, status),
                      draft = coalesce(:draft::json, draft), version = version + 1, updated = :now
                    where team = :team and id = :id
                      and (:expected::int is null or version = :expected) returning *\
                    """)
                .bind("title", title)
                .bind("status", status)
                .bind("draft", draft)
                .bind("now", clock.instant())
                .bind("team", team)
                .bind("id", id)
                .bind("expected", expected)
                .map((row, _) -> agent(row))
                .findOne());
  }

  /** Reads an agent that is there, and keeps others from changing it in this transaction. */
  static Agent lock(Handle handle, TeamId team, AgentId id) {
    return handle
        .createQuery("select * from agents where team = :team and id = :id for no key update")
        .bind("team", team)
        .bind("id", id)
        .map((row, _) -> agent(row))
        .one();
  }

  /** Writes the draft of an agent that is there. */
  static Agent write(Handle handle, TeamId team, AgentId id, JsonNode draft, Instant now) {
    return handle
        .createQuery(
            """
            update agents set draft = :draft::json, version = version + 1, updated = :now
            where team = :team and id = :id returning *\
            """)
        .bind("draft", draft)
        .bind("now", now)
        .bind("team", team)
        .bind("id", id)
        .map((row, _) -> agent(row))
        .one();
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

  /** Lists agents of the team. */
  public Page<Agent.Listed> list(TeamId team, Agent.Filter filter, Page.Request page) {
    String order = "order by %s, id limit :limit offset :offset".formatted(filter.sort().sql());
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                matching(handle, SUMMARY + MATCHING + order, team, filter)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> new Agent.Listed(summary(row), row.getBoolean("changed")))
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
}
