package dev.parley.records;

import dev.parley.schedule.DialRules;
import java.util.Map;

/** How many calls each trunk carries at once, and which numbers it may dial. */
public final class Trunks {
  private final Database database;

  public Trunks(Database database) {
    this.database = database;
  }

  /** Makes these the trunks there are; those no longer named carry nothing any more. */
  public void configure(Map<String, Integer> capacities) {
    database
        .jdbi()
        .useTransaction(handle -> {
          handle.execute("update trunks set capacity = 0");
          capacities.forEach((name, capacity) ->
              handle
                  .createUpdate(
                      """
                      insert into trunks (name, capacity) values (:name, :capacity)
                      on conflict (name) do update set capacity = excluded.capacity\
                      """)
                  .bind("name", name)
                  .bind("capacity", capacity)
                  .execute());
          Channel.DUE.wake(handle);
        });
  }

  /** Says which numbers a trunk may dial; calls in the queue are judged by it when they are due. */
  public void allow(String trunk, DialRules rules) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("update trunks set dial_allow = :rules where name = :trunk")
                .bind("rules", rules.text())
                .bind("trunk", trunk)
                .execute());
  }
}
