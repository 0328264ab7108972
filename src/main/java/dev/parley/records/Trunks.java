package dev.parley.records;

import java.util.Map;

/** How many calls each trunk carries at once. */
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
}
