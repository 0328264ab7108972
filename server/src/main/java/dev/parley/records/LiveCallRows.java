package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads calls as those see them who watch: with one query, however many there are. */
final class LiveCallRows {
  private static final String SELECT =
      """
      select c.id, c.team, c.status, c.created, c.started, c.ended, c.end_reason, c.contact,
        k.name contact_name, c.phone_number, c.agent, a.title agent_title, c.agent_version, c.test,
        said.at said_at, said.body said, heard.at heard_at, heard.body heard, c.created gaps_at,
        gaps.bodies gaps
      from calls c join contacts k on k.id = c.contact join agents a on a.id = c.agent
      left join lateral (select at, body from call_events where call = c.id
        and type in ('agent_spoke', 'AgentSpoke') order by index desc limit 1) said on true
      left join lateral (select at, body from call_events where call = c.id
        and type in ('callee_spoke', 'CalleeSpoke') order by index desc limit 1) heard on true
      left join lateral (select array_agg(body::text order by index) bodies from (
        select index, body from call_events where call = c.id
          and type in ('gap_measured', 'GapMeasured') order by index desc limit 5) g) gaps on true
      where c.id = any(:ids) order by c.created, c.id
      """;

  private LiveCallRows() {}

  /** Reads calls, the oldest first. */
  static List<LiveCall> read(Handle handle, VersionNames names, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(SELECT)
        .bindArray("ids", UUID.class, ids)
        .map((row, _) -> call(handle, names, row))
        .list();
  }

  private static LiveCall call(Handle handle, VersionNames names, ResultSet row)
      throws SQLException {
    CallEvent.@Nullable AgentSpoke said =
        event(row, "said") instanceof CallEvent.AgentSpoke spoke ? spoke : null;
    CallEvent.@Nullable CalleeSpoke heard =
        event(row, "heard") instanceof CallEvent.CalleeSpoke spoke ? spoke : null;
    String agent = row.getString("agent");
    int version = row.getInt("agent_version");
    String end = row.getString("end_reason");
    return new LiveCall(
        new CallId(Rows.uuid(row, "id")),
        Rows.team(row, "team"),
        LenientRows.status(row.getString("status")),
        Rows.instant(row, "created"),
        Rows.optionalInstant(row, "started"),
        Rows.optionalInstant(row, "ended"),
        end == null ? null : LenientRows.endReason(end),
        new ContactId(Rows.uuid(row, "contact")),
        row.getString("contact_name"),
        LenientRows.number(row.getString("phone_number")),
        new Call.Pinned(new AgentId(agent), row.getString("agent_title"), version),
        row.getBoolean("test"),
        place(said, heard, names.of(handle, agent, version)),
        heard == null ? null : heard.text(),
        said == null ? null : said.text(),
        gaps(row));
  }

  private static @Nullable CallEvent event(ResultSet row, String column) throws SQLException {
    String body = row.getString(column);
    return body == null ? null : RecordJson.readEvent(body, Rows.instant(row, column + "_at"));
  }

  /** Where the later of the two was said. */
  private static CallSummary.@Nullable Place place(
      CallEvent.@Nullable AgentSpoke said,
      CallEvent.@Nullable CalleeSpoke heard,
      VersionNames.Names names) {
    if (said != null && (heard == null || !said.at().isBefore(heard.at()))) {
      return place(said.node(), said.step(), names);
    }
    return heard == null ? null : place(heard.node(), heard.step(), names);
  }

  private static CallSummary.@Nullable Place place(
      @Nullable String node, int step, VersionNames.Names names) {
    return node == null ? null : new CallSummary.Place(node, names.node(node), step);
  }

  private static List<Duration> gaps(ResultSet row) throws SQLException {
    if (row.getArray("gaps") == null) {
      return List.of();
    }
    Instant at = Rows.instant(row, "gaps_at");
    return Rows.texts(row, "gaps").stream()
        .map(body -> RecordJson.readEvent(body, at))
        .flatMap(event ->
            event instanceof CallEvent.GapMeasured measured
                ? Stream.of(measured.gap().total())
                : Stream.of())
        .toList();
  }
}
