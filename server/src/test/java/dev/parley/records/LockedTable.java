package dev.parley.records;

import org.jdbi.v3.core.Handle;

/** Somebody else's transaction that holds a table, so that whoever reads it waits. */
public final class LockedTable implements AutoCloseable {
  private final Database database;
  private final Handle handle;

  private LockedTable(Database database, Handle handle) {
    this.database = database;
    this.handle = handle;
  }

  /** Locks a table as a change of its columns does. */
  public static LockedTable of(Database database, String table) {
    Handle handle = database.jdbi().open();
    handle.begin();
    handle.execute("lock table %s in access exclusive mode".formatted(table));
    return new LockedTable(database, handle);
  }

  /** Waits until somebody waits for it. */
  public void awaitWaiting() {
    LockedRow.awaitWaiting(database, 1);
  }

  @Override
  public void close() {
    handle.rollback();
    handle.close();
  }
}
