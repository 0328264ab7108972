package dev.parley.records;

import dev.parley.schedule.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Hands out due attempts, each once. How many a team may have under way and start in a second, and
 * how many a trunk carries, is decided in the transaction that hands them out; its commit is the
 * fence.
 */
public final class Claims {
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
    DueAttempts attempts = new DueAttempts(handle, node);
    List<UUID> teams = attempts.lockTeams();
    if (teams.isEmpty() || !Nodes.alive(handle, node, lease)) {
      return List.of();
    }
    List<DueAttempts.Due> allowed = new ArrayList<>();
    for (DueAttempts.Due due : attempts.choose(teams, max)) {
      switch (Permission.of(due.facts(), due.now())) {
        case Permission.Allowed _ -> allowed.add(due);
        case Permission.Deferred deferred ->
            deferred.until().ifPresent(until -> defer(handle, due, until));
        case Permission.Refused refused -> end(handle, due, refused);
      }
    }
    return allowed.isEmpty() ? List.of() : fence(handle, node, allowed);
  }

  private static List<Claim> fence(Handle handle, NodeId node, List<DueAttempts.Due> allowed) {
    return handle
        .createQuery(FENCE)
        .bind("node", node)
        .bindArray("ids", UUID.class, allowed.stream().map(due -> due.attempt().value()).toList())
        .bindArray("trunks", String.class, allowed.stream().map(DueAttempts.Due::trunk).toList())
        .map((row, _) -> Claim.of(row))
        .list();
  }

  /** Gives up an attempt's turn until later. */
  private static void defer(Handle handle, DueAttempts.Due due, Instant until) {
    handle
        .createUpdate("update attempts set due = :until where id = :id and state = 'queued'")
        .bind("until", until)
        .bind("id", due.attempt())
        .execute();
  }

  /** Ends a call that was ordered before there was a reason against it. Nobody is rung. */
  private void end(Handle handle, DueAttempts.Due due, Permission.Refused refused) {
    handle
        .createQuery(
            "select id from attempts where id = :id and state = 'queued' for no key update")
        .bind("id", due.attempt())
        .mapTo(UUID.class)
        .findOne()
        .ifPresent(_ ->
            CallEndings.end(
                handle,
                due.attempt(),
                due.call(),
                refused.end(),
                DatabaseTime.now(clock),
                refused.message()));
  }
}
