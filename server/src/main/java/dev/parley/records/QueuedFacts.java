package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.schedule.CallFacts;
import dev.parley.schedule.Load;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what is known of a call that waits for its turn, with how busy they are whom it needs. */
final class QueuedFacts {
  private static final String FACTS =
      """
      select now() asked, c.call_at, a.trunk, a.phone_number f_number, g.status f_agent,
        c.agent_version f_version, %s f_suppressed,
        t.max_concurrent, %s team_calls, t.calls_per_second, %s team_second
      from calls c join attempts a on a.call = c.id join agents g on g.id = c.agent
        join teams t on t.id = c.team
      where c.team = :team and c.id = :call and a.state = 'queued'
      """
          .formatted(
              FactRows.suppressed("c.team", "a.phone_number"), TeamLoad.CALLS, TeamLoad.SECOND);

  private QueuedFacts() {}

  /** What would be decided now of a queued call; empty if the team has no such call. */
  static Optional<Permission> decide(Handle handle, TeamId team, CallId call) {
    List<OfferedTrunk> offers = Trunks.offers(handle);
    return handle
        .createQuery(FACTS)
        .bind("team", team)
        .bind("call", call)
        .map((row, _) -> Permission.of(facts(handle, row, offers), Rows.instant(row, "asked")))
        .findOne();
  }

  private static CallFacts facts(Handle handle, ResultSet row, List<OfferedTrunk> offers)
      throws SQLException {
    List<OfferedTrunk> trunks = over(row.getString("trunk"), offers);
    return FactRows.facts(
        row, Rows.optionalInstant(row, "call_at"), trunks, load(handle, row, trunks));
  }

  /** How busy they are, with what a row counts of the team. */
  static Load load(Handle handle, ResultSet row, List<OfferedTrunk> trunks) throws SQLException {
    return new Load(
        new Load.Count(row.getInt("team_calls"), row.getInt("max_concurrent")),
        new Load.Count(row.getInt("team_second"), row.getInt("calls_per_second")),
        carried(handle, trunks));
  }

  /** Its own trunk, or any where no node can dial that any more. */
  private static List<OfferedTrunk> over(String trunk, List<OfferedTrunk> offers) {
    List<OfferedTrunk> own = offers.stream().filter(offer -> offer.name().equals(trunk)).toList();
    return own.isEmpty() ? offers : own;
  }

  private static Load.Count carried(Handle handle, List<OfferedTrunk> trunks) {
    return new Load.Count(
        handle
            .createQuery(
                "select count(*) from attempts where state = 'dialling' and trunk = any(:trunks)")
            .bindArray("trunks", String.class, trunks.stream().map(OfferedTrunk::name).toList())
            .mapTo(int.class)
            .one(),
        trunks.stream().mapToInt(OfferedTrunk::capacity).sum());
  }
}
