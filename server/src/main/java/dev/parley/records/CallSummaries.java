package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The calls of a team in a line each, as people look for them. */
public final class CallSummaries {
  private static final String SELECT =
      """
      select c.id, c.created, c.contact, k.name contact_name, c.phone_number, c.agent,
        a.title agent_title, c.agent_version, c.status, c.ended, c.end_reason, c.outcomes,
        c.last_outcome_node, c.end_node, c.end_step, c.duration_ms, c.gap_p95_ms, c.turns,
        c.interrupted, c.tags, c.job, c.test, c.recording is not null recorded,
        exists (select 1 from deliveries d where d.call = c.id and d.state = 'parked') parked
      from calls c join contacts k on k.id = c.contact join agents a on a.id = c.agent
      where c.id = any(:ids)\
      """;

  /** Calls whose journals are read in one transaction. */
  private static final int AT_ONCE = 100;

  private final Database database;
  private final VersionNames names = new VersionNames();

  public CallSummaries(Database database) {
    this.database = database;
  }

  /**
   * Reads some calls of the team, newest first.
   *
   * @param conditions all of which must be met
   * @param after where the page before ended, null to begin with the newest
   * @param size how many at most
   */
  public CallSummary.Page page(
      TeamId team, List<CallCondition> conditions, CallSummary.@Nullable Cursor after, int size) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          Listing.prepare(handle);
          CallSearch.Found found = new CallSearch(handle, team, conditions, after).first(size + 1);
          List<UUID> ids = found.ids().subList(0, Math.min(size, found.ids().size()));
          List<CallSummary> rows = rows(handle, ids);
          return new CallSummary.Page(
              rows,
              found.ids().size() > size
                  ? new CallSummary.Cursor(
                      rows.getLast().created(), rows.getLast().id(), found.count())
                  : null,
              found.count());
        });
  }

  /** What was captured in calls of the team, and what they were ordered with. */
  public Map<CallId, CallSummary.Facts> facts(TeamId team, List<CallId> calls) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id, variables,
                      case when metadata_bytes <= :most then metadata end metadata
                    from calls where team = :team and id = any(:calls)\
                    """)
                .bind("most", Limits.MOST_LISTED_BYTES)
                .bind("team", team)
                .bindArray("calls", UUID.class, calls.stream().map(CallId::value).toList())
                .map((row, _) ->
                    Map.entry(
                        new CallId(Rows.uuid(row, "id")),
                        new CallSummary.Facts(
                            Rows.optionalJson(row, "variables"),
                            Rows.optionalJson(row, "metadata"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Reads the journals of calls that ended before figures were kept. */
  public void catchUp() {
    int done;
    do {
      done = database.jdbi().inTransaction(handle -> CallFigures.catchUp(handle, AT_ONCE));
    } while (done == AT_ONCE);
  }

  private List<CallSummary> rows(Handle handle, List<UUID> ids) {
    Map<UUID, CallSummary> rows = new HashMap<>();
    handle
        .createQuery(SELECT)
        .bindArray("ids", UUID.class, ids)
        .map((row, _) -> summary(handle, row))
        .forEach(row -> rows.put(row.id().value(), row));
    return ids.stream().map(id -> Objects.requireNonNull(rows.get(id))).toList();
  }

  private CallSummary summary(Handle handle, ResultSet row) throws SQLException {
    String agent = row.getString("agent");
    int version = row.getInt("agent_version");
    boolean ended = row.getString("end_reason") != null;
    return new CallSummary(
        new CallId(Rows.uuid(row, "id")),
        Rows.instant(row, "created"),
        new ContactId(Rows.uuid(row, "contact")),
        row.getString("contact_name"),
        LenientRows.number(row.getString("phone_number")),
        new Call.Pinned(new AgentId(agent), row.getString("agent_title"), version),
        LenientRows.status(row.getString("status")),
        ended ? LenientRows.endReason(row.getString("end_reason")) : null,
        ended ? lastOutcome(row, names.of(handle, agent, version)) : null,
        place(row, names.of(handle, agent, version)),
        ended ? figures(row) : null,
        Rows.texts(row, "tags"),
        row.getObject("job", UUID.class),
        row.getBoolean("test"),
        row.getBoolean("recorded"),
        row.getBoolean("parked"));
  }

  private static CallSummary.@Nullable Outcome lastOutcome(ResultSet row, VersionNames.Names names)
      throws SQLException {
    List<String> outcomes = Rows.texts(row, "outcomes");
    return outcomes.isEmpty()
        ? null
        : new CallSummary.Outcome(
            outcomes.getLast(),
            names.outcome(row.getString("last_outcome_node"), outcomes.getLast()));
  }

  private static CallSummary.@Nullable Place place(ResultSet row, VersionNames.Names names)
      throws SQLException {
    String node = row.getString("end_node");
    return node == null
        ? null
        : new CallSummary.Place(node, names.node(node), row.getInt("end_step"));
  }

  /** Until its journal was read, which follows at once, an ended call has its duration only. */
  private static CallSummary.Figures figures(ResultSet row) throws SQLException {
    Integer gap = Rows.optionalInt(row, "gap_p95_ms");
    return new CallSummary.Figures(
        Duration.ofMillis(row.getLong("duration_ms")),
        gap == null ? null : Duration.ofMillis(gap),
        row.getInt("turns"),
        row.getInt("interrupted"));
  }
}
