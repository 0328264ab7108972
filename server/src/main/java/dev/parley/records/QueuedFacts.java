package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.schedule.CallFacts;
import dev.parley.schedule.Load;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what is known of calls that wait for their turn, with how busy they are whom they need. */
final class QueuedFacts {
  private static final String FACTS =
      """
      select c.id, now() asked, c.call_at, a.trunk, a.phone_number f_number, g.status f_agent,
        c.agent_version f_version, %s f_suppressed,
        t.dialling_stopped, t.max_concurrent, %s team_calls, t.calls_per_second, %s team_second
      from calls c join attempts a on a.call = c.id join agents g on g.id = c.agent
        join teams t on t.id = c.team
      where c.team = :team and c.id = any(:calls) and a.state = 'queued'
      """
          .formatted(
              FactRows.suppressed("c.team", "a.phone_number"), TeamLoad.CALLS, TeamLoad.SECOND);

  private QueuedFacts() {}

  /** What would be decided now of a queued call; empty if the team has no such call. */
  static Optional<Permission> decide(Handle handle, TeamId team, CallId call) {
    return Optional.ofNullable(decide(handle, team, List.of(call.value())).get(call));
  }

  /** The same of several; those that wait for nothing are absent. */
  static Map<CallId, Permission> decide(Handle handle, TeamId team, Collection<UUID> calls) {
    if (calls.isEmpty()) {
      return Map.of();
    }
    List<OfferedTrunk> offers = Trunks.offers(handle);
    Map<String, Integer> carried = carried(handle);
    Map<CallId, Permission> decided = new HashMap<>();
    handle
        .createQuery(FACTS)
        .bind("team", team)
        .bindArray("calls", UUID.class, calls)
        .map((row, _) ->
            Map.entry(
                new CallId(Rows.uuid(row, "id")),
                Permission.of(facts(row, offers, carried), Rows.instant(row, "asked"))))
        .forEach(each -> decided.put(each.getKey(), each.getValue()));
    return decided;
  }

  private static CallFacts facts(
      ResultSet row, List<OfferedTrunk> offers, Map<String, Integer> carried) throws SQLException {
    List<OfferedTrunk> trunks = over(row.getString("trunk"), offers);
    return FactRows.facts(
        row, Rows.optionalInstant(row, "call_at"), trunks, load(row, trunks, carried));
  }

  /** How busy they are, with what a row counts of the team. */
  static Load load(ResultSet row, List<OfferedTrunk> trunks, Map<String, Integer> carried)
      throws SQLException {
    return new Load(
        new Load.Count(row.getInt("team_calls"), row.getInt("max_concurrent")),
        new Load.Count(row.getInt("team_second"), row.getInt("calls_per_second")),
        carried(trunks, carried),
        row.getBoolean("dialling_stopped"));
  }

  /** Its own trunk, or any where no node can dial that any more. */
  private static List<OfferedTrunk> over(String trunk, List<OfferedTrunk> offers) {
    List<OfferedTrunk> own = offers.stream().filter(offer -> offer.name().equals(trunk)).toList();
    return own.isEmpty() ? offers : own;
  }

  /** How many calls each trunk carries, by name. */
  static Map<String, Integer> carried(Handle handle) {
    Map<String, Integer> carried = new HashMap<>();
    handle
        .createQuery(
            "select trunk, count(*) calls from attempts where state = 'dialling' group by trunk")
        .map((row, _) -> Map.entry(row.getString("trunk"), row.getInt("calls")))
        .forEach(each -> carried.put(each.getKey(), each.getValue()));
    return carried;
  }

  private static Load.Count carried(List<OfferedTrunk> trunks, Map<String, Integer> carried) {
    return new Load.Count(
        trunks.stream().mapToInt(trunk -> carried.getOrDefault(trunk.name(), 0)).sum(),
        trunks.stream().mapToInt(OfferedTrunk::capacity).sum());
  }
}
