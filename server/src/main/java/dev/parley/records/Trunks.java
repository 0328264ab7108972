package dev.parley.records;

import dev.parley.schedule.DialRules;
import dev.parley.schedule.OfferedTrunk;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The trunks, each of which some nodes can dial. A node brings the trunks of its settings when it
 * enters and takes back what it brought when it leaves; what another node lacks is nothing to it.
 */
public final class Trunks {
  private final Database database;

  public Trunks(Database database) {
    this.database = database;
  }

  /** The trunks that some node can dial, by name. */
  public List<OfferedTrunk> offers() {
    return database.jdbi().withHandle(Trunks::offers);
  }

  static List<OfferedTrunk> offers(Handle handle) {
    return handle
        .createQuery(
            """
            select t.name, t.dial_allow, max(k.capacity) capacity
            from trunks t join node_trunks k on k.trunk = t.name
            where k.capacity > 0 group by t.name order by t.name\
            """)
        .map((row, _) ->
            new OfferedTrunk(
                row.getString("name"),
                row.getInt("capacity"),
                DialRules.of(row.getString("dial_allow"))))
        .list();
  }

  static void bring(Handle handle, NodeId node, Map<String, Integer> capacities) {
    capacities.forEach((name, capacity) -> {
      handle
          .createUpdate("insert into trunks (name) values (:name) on conflict (name) do nothing")
          .bind("name", name)
          .execute();
      handle
          .createUpdate(
              "insert into node_trunks (node, trunk, capacity) values (:node, :name, :capacity)")
          .bind("node", node)
          .bind("name", name)
          .bind("capacity", capacity)
          .execute();
    });
    // Others may take what a node that is gone could dial.
    Channel.DUE.wake(handle);
  }

  /** Says which numbers a trunk may dial; calls in the queue are judged by it when they are due. */
  public void allow(String trunk, DialRules rules) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into trunks (name, dial_allow) values (:trunk, :rules)
                    on conflict (name) do update set dial_allow = excluded.dial_allow\
                    """)
                .bind("rules", rules.text())
                .bind("trunk", trunk)
                .execute());
  }
}
