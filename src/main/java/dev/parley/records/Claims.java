package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import dev.parley.schedule.CallFacts;
import dev.parley.schedule.DialRules;
import dev.parley.schedule.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Hands out due attempts, each once. How many a team may have under way and start in a second, and
 * how many a trunk carries, is decided in the transaction that hands them out; its commit is the
 * fence.
 */
public final class Claims {
  /**
   * What a node may claim: attempts for its own trunks, and those for trunks that no node can dial
   * any more, over its first. They keep the name of their trunk until then, for the node that knows
   * it may come back.
   */
  private static final String CLAIMABLE =
      """
      claimable as materialized (
        select trunk wanted, trunk name from node_trunks where node = :node and capacity > 0
        union all
        select t.name, o.trunk from trunks t
          cross join (select min(trunk) trunk from node_trunks
            where node = :node and capacity > 0) o
        where o.trunk is not null
          and not exists (select 1 from node_trunks k where k.trunk = t.name and k.capacity > 0))
      """;

  /** A team another node is busy with is skipped and not waited for. */
  private static final String LOCK_TEAMS =
      "with "
          + CLAIMABLE
          + """
          select t.id from teams t where exists (
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
   * locks would be older and let too many in. Each team in turn gives its oldest. Calls that were
   * dialled in the future, before the clock was set back, do not count for the second.
   */
  private static final String CHOOSE =
      "with "
          + CLAIMABLE
          + """
          , team_room as materialized (
            select t.id, least(
              t.max_concurrent
                - (select count(*) from attempts a where a.team = t.id and a.state = 'dialling'),
              t.calls_per_second
                - (select count(*) from attempts a where a.team = t.id
                    and a.dialled > clock_timestamp() - interval '1 second'
                    and a.dialled <= clock_timestamp())) room
            from teams t where t.id = any(:teams)),
          trunk_room as materialized (
            select t.name, t.dial_allow, least(
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
          select p.id, p.call, p.over_trunk, p.phone_number, k.dial_allow, a.status agent_status, exists (
              select 1 from suppressions s where s.team = p.team
                and s.phone_number in (p.phone_number, suppression_digest(p.team, p.phone_number)))
              suppressed
          from placed p join trunk_room k on k.name = p.over_trunk
            join calls c on c.id = p.call join agents a on a.id = c.agent
          where p.place <= k.room order by p.turn, p.due, p.id limit :max
          """;

  private static final String FENCE =
      """
      update attempts a set state = 'dialling', node = :node, trunk = f.trunk,
        dialled = clock_timestamp()
      from unnest(:ids::uuid[], :trunks::text[]) f(id, trunk)
      where a.id = f.id and a.state = 'queued'
      returning a.id, a.call, a.team, a.phone_number, a.trunk, a.node
      """;

  private final Database database;
  private final InstantSource clock;

  public Claims(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Claims due attempts for a node.
   *
   * @param max how many at most
   * @param lease how long ago the node's last heartbeat may be
   * @return the claimed, fenced; none if the node lost its lease
   */
  public List<Claim> claim(NodeId node, int max, Duration lease) {
    return database.jdbi().inTransaction(handle -> claim(handle, node, max, lease));
  }

  private List<Claim> claim(Handle handle, NodeId node, int max, Duration lease) {
    List<UUID> teams = handle.createQuery(LOCK_TEAMS).bind("node", node).mapTo(UUID.class).list();
    if (teams.isEmpty() || !Nodes.alive(handle, node, lease)) {
      return List.of();
    }
    handle.createQuery(LOCK_TRUNKS).bind("node", node).mapTo(String.class).list();
    List<Chosen> chosen =
        handle
            .createQuery(CHOOSE)
            .bind("node", node)
            .bindArray("teams", UUID.class, teams)
            .bind("max", max)
            .map((row, _) -> chosen(row))
            .list();
    List<UUID> free = new ArrayList<>();
    List<String> trunks = new ArrayList<>();
    for (Chosen each : chosen) {
      switch (Permission.of(each.facts())) {
        case Permission.Granted() -> {
          free.add(each.attempt().value());
          trunks.add(each.trunk());
        }
        case Permission.Refused refused -> end(handle, each, refused);
      }
    }
    return free.isEmpty()
        ? List.of()
        : handle
            .createQuery(FENCE)
            .bind("node", node)
            .bindArray("ids", UUID.class, free)
            .bindArray("trunks", String.class, trunks)
            .map((row, _) -> claim(row))
            .list();
  }

  /** An attempt whose turn has come, and what is known now of whom it would ring. */
  private record Chosen(AttemptId attempt, CallId call, String trunk, CallFacts facts) {}

  private static Chosen chosen(ResultSet row) throws SQLException {
    return new Chosen(
        new AttemptId(Rows.uuid(row, "id")),
        new CallId(Rows.uuid(row, "call")),
        row.getString("over_trunk"),
        new CallFacts(
            Kept.number(row.getString("phone_number")),
            // Its version was published when the call was ordered, and is the one that calls.
            Agent.Status.valueOf(row.getString("agent_status")) == Agent.Status.ARCHIVED
                ? CallFacts.AgentState.ARCHIVED
                : CallFacts.AgentState.PUBLISHED,
            row.getBoolean("suppressed"),
            DialRules.of(row.getString("dial_allow"))));
  }

  /** Ends a call that was ordered before there was a reason against it. Nobody is rung. */
  private void end(Handle handle, Chosen chosen, Permission.Refused refused) {
    handle
        .createQuery(
            "select id from attempts where id = :id and state = 'queued' for no key update")
        .bind("id", chosen.attempt())
        .mapTo(UUID.class)
        .findOne()
        .ifPresent(_ ->
            CallEnds.end(
                handle,
                chosen.attempt(),
                chosen.call(),
                refused.end(),
                Times.now(clock),
                refused.message()));
  }

  /**
   * Finds attempts that were claimed for a node and whose claim it never heard of, because the
   * connection broke between the commit and its answer. They are fenced, and nobody was rung.
   *
   * @param started all attempts of the node that have not ended and that it did hear of; nothing
   *     may be claimed for it meanwhile
   * @param max how many at most
   */
  public List<Claim> unanswered(NodeId node, Collection<AttemptId> started, int max) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id, call, team, phone_number, trunk, node from attempts
                    where node = :node and state = 'dialling' and id <> all(:started)
                    order by id limit :max\
                    """)
                .bind("node", node)
                .bindArray("started", UUID.class, started.stream().map(AttemptId::value).toList())
                .bind("max", max)
                .map((row, _) -> claim(row))
                .list());
  }

  /**
   * Ends attempts that a node carried and whose ends could not be written when they happened.
   *
   * @return those that had not ended
   */
  public List<AttemptId> abandon(NodeId node, Collection<AttemptId> over) {
    if (over.isEmpty()) {
      return List.of();
    }
    return database
        .jdbi()
        .inTransaction(handle -> {
          List<Lost> lost =
              handle
                  .createQuery(
                      """
                      select id, call from attempts
                      where node = :node and state = 'dialling' and id = any(:over)
                      order by id for no key update skip locked\
                      """)
                  .bind("node", node)
                  .bindArray("over", UUID.class, over.stream().map(AttemptId::value).toList())
                  .map((row, _) ->
                      new Lost(
                          new AttemptId(Rows.uuid(row, "id")), new CallId(Rows.uuid(row, "call"))))
                  .list();
          lost.forEach(l ->
              CallEnds.end(
                  handle,
                  l.attempt(),
                  l.call(),
                  EndReason.INTERNAL_ERROR,
                  Times.now(clock),
                  "The end of the call could not be written"));
          return lost.stream().map(Lost::attempt).toList();
        });
  }

  private record Lost(AttemptId attempt, CallId call) {}

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        new AttemptId(Rows.uuid(row, "id")),
        new CallId(Rows.uuid(row, "call")),
        new TeamId(Rows.uuid(row, "team")),
        new PhoneNumber(row.getString("phone_number")),
        row.getString("trunk"),
        new NodeId(Rows.uuid(row, "node")));
  }
}
