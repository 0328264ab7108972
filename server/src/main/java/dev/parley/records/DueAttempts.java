package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.schedule.CallFacts;
import dev.parley.schedule.DialRules;
import dev.parley.schedule.OfferedTrunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Chooses attempts whose turn has come, within the limits of teams, seconds and trunks, behind
 * locks that the transaction holds.
 */
record DueAttempts(Handle handle, NodeId node) {
  /**
   * What a node may claim: attempts for its own trunks, and those for trunks that no node can dial
   * any more, over its first. They keep the name of their trunk until then, for the node that knows
   * it may come back. The trunk to simulated callees stands in for no other, nor another for it.
   */
  private static final String CLAIMABLE =
      """
      claimable as materialized (
        select trunk wanted, trunk name from node_trunks where node = :node and capacity > 0
        union all
        select t.name, o.trunk from trunks t
          cross join (select min(trunk) trunk from node_trunks
            where node = :node and capacity > 0 and trunk <> 'simulated') o
        where o.trunk is not null and t.name <> 'simulated'
          and not exists (select 1 from node_trunks k where k.trunk = t.name and k.capacity > 0))
      """;

  /**
   * A team another node is busy with is skipped and not waited for. One that was stopped meanwhile
   * is not locked: the condition is asked of the row as it is when it is locked.
   */
  private static final String LOCK_TEAMS =
      "with "
          + CLAIMABLE
          + """
          select t.id from teams t where not t.dialling_stopped and exists (
            select 1 from claimable c cross join lateral (
              select 1 from attempts a where a.team = t.id and a.trunk = c.wanted
                and a.state = 'queued' and a.due <= now()
              order by a.due limit 1) due)
          order by t.id for no key update of t skip locked
          """;

  /** Teams share trunks, so the count of a trunk's calls needs its own lock. */
  private static final String LOCK_TRUNKS =
      """
      select name from trunks
      where name in (select trunk from node_trunks where node = :node)
      order by name for no key update\
      """;

  /**
   * A statement of its own, so that its snapshot is younger than the locks: a count taken with the
   * locks would be older and let too many in. Each team in turn gives its oldest.
   */
  private static final String CHOOSE =
      "with "
          + CLAIMABLE
          + """
          , team_room as materialized (
            select t.id, least(t.max_concurrent - %s, t.calls_per_second - %s) room
            from teams t where t.id = any(:teams)),
          trunk_room as materialized (
            select t.name, t.dial_allow, k.capacity, least(
              (select max(o.capacity) from node_trunks o where o.trunk = t.name)
                - (select count(*) from attempts a where a.trunk = t.name and a.state = 'dialling'),
              k.capacity
                - (select count(*) from attempts a where a.trunk = t.name and a.node = :node
                    and a.state = 'dialling')) room
            from node_trunks k join trunks t on t.name = k.trunk where k.node = :node),
          due as materialized (
            select a.*, k.name over_trunk, t.room,
              row_number() over (partition by a.team order by a.due, a.id) turn
            from team_room t cross join claimable c join trunk_room k on k.name = c.name
            cross join lateral (
              select id, call, team, phone_number, due from attempts
              where team = t.id and trunk = c.wanted and state = 'queued' and due <= now()
              order by due, id limit greatest(0, least(t.room, k.room, :max))) a),
          placed as materialized (
            select due.*, row_number() over (partition by over_trunk order by turn, due, id) place
            from due where turn <= room)
          select p.id, p.call, p.over_trunk, k.capacity, k.dial_allow, now() asked, c.call_at,
            p.phone_number f_number, a.status f_agent, c.agent_version f_version, %s f_suppressed
          from placed p join trunk_room k on k.name = p.over_trunk
            join calls c on c.id = p.call join agents a on a.id = c.agent
          where p.place <= k.room order by p.turn, p.due, p.id limit :max
          """
              .formatted(
                  TeamLoad.CALLS, TeamLoad.SECOND, FactRows.suppressed("p.team", "p.phone_number"));

  /**
   * An attempt whose turn has come.
   *
   * @param trunk over which it would go
   * @param facts what is known now of whom it would ring
   * @param now by the clock of the database, by which it is due
   */
  record Due(AttemptId attempt, CallId call, String trunk, CallFacts facts, Instant now) {}

  /** Locks the teams that have due attempts for the node; none if there are none. */
  List<UUID> lockTeams() {
    return handle.createQuery(LOCK_TEAMS).bind("node", node).mapTo(UUID.class).list();
  }

  /**
   * Locks the node's trunks and chooses among the attempts of teams that are locked.
   *
   * @param max how many at most
   */
  List<Due> choose(List<UUID> teams, int max) {
    handle.createQuery(LOCK_TRUNKS).bind("node", node).mapTo(String.class).list();
    return handle
        .createQuery(CHOOSE)
        .bind("node", node)
        .bindArray("teams", UUID.class, teams)
        .bind("max", max)
        .map((row, _) -> due(row))
        .list();
  }

  private static Due due(ResultSet row) throws SQLException {
    OfferedTrunk trunk =
        new OfferedTrunk(
            row.getString("over_trunk"),
            row.getInt("capacity"),
            DialRules.of(row.getString("dial_allow")));
    return new Due(
        new AttemptId(Rows.uuid(row, "id")),
        new CallId(Rows.uuid(row, "call")),
        trunk.name(),
        // Its version was published when the call was ordered, and is the one that calls.
        FactRows.facts(row, Rows.optionalInstant(row, "call_at"), List.of(trunk), null),
        Rows.instant(row, "asked"));
  }
}
