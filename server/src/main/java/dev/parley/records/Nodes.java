package dev.parley.records;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The nodes that carry calls. A node keeps its lease by heartbeats; the calls of one that lost it
 * are ended by the others.
 */
public final class Nodes {
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Nodes(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Enters a node, alive from now on.
   *
   * @param trunks what it can dial, and how many calls each carries at once
   */
  public NodeId enter(String host, Map<String, Integer> trunks) {
    NodeId node = new NodeId(ids.next());
    database
        .jdbi()
        .useTransaction(handle -> {
          handle
              .createUpdate(
                  "insert into nodes (id, host, started, heartbeat) values (:id, :host, now(), now())")
              .bind("id", node)
              .bind("host", host)
              .execute();
          Trunks.bring(handle, node, trunks);
        });
    return node;
  }

  /**
   * Says that a node is alive. What the clock of the database says does not matter: somebody may
   * have set it.
   *
   * @return false if it was taken out meanwhile and its lease is lost for ever
   */
  public boolean beat(NodeId node) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                    .createUpdate("update nodes set heartbeat = now() where id = :node")
                    .bind("node", node)
                    .execute()
                == 1);
  }

  static boolean alive(Handle handle, NodeId node, Duration lease) {
    return handle
        .createQuery(
            "select exists (select 1 from nodes where id = :node and heartbeat > now() - :lease)")
        .bind("node", node)
        .bind("lease", lease)
        .mapTo(boolean.class)
        .one();
  }

  /** Takes a node out that carries nothing any more. */
  public void leave(NodeId node) {
    database
        .jdbi()
        .useTransaction(handle -> {
          handle.createUpdate("delete from nodes where id = :node").bind("node", node).execute();
          Channel.DUE.wake(handle);
        });
  }

  /**
   * Takes out the nodes that did not beat in time, and ends their calls. They may have rung
   * somebody, so they are not handed out again.
   *
   * @param self a node that knows better than any clock that it is alive
   * @return how many calls
   */
  public int reap(NodeId self, Duration lease) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          // A clock that was set back would keep the dead alive until it catches up.
          handle.execute("update nodes set heartbeat = now() where heartbeat > now()");
          // Whoever beats first keeps the lease: the row's lock decides.
          int dead =
              handle
                  .createUpdate(
                      "delete from nodes where heartbeat <= now() - :lease and id <> :self")
                  .bind("self", self)
                  .bind("lease", lease)
                  .execute();
          if (dead > 0) {
            Channel.DUE.wake(handle);
          }
          Query lost =
              handle.createQuery(
                  """
                  select a.id, a.call from attempts a
                  where a.state = 'dialling'
                    and not exists (select 1 from nodes n where n.id = a.node)
                  order by a.id for no key update of a skip locked\
                  """);
          return LostAttempt.end(
                  handle,
                  lost,
                  EndReason.INTERRUPTED,
                  DatabaseTime.now(clock),
                  "The node that carried the call stopped")
              .size();
        });
  }
}
