package dev.parley.records;

import static org.awaitility.Awaitility.await;

import dev.parley.call.ContactId;
import org.jdbi.v3.core.Handle;

/** Somebody else's transaction that holds a contact, so that whoever wants it waits. */
public final class LockedRow implements AutoCloseable {
  private final Database database;
  private final Handle handle;

  private LockedRow(Database database, Handle handle) {
    this.database = database;
    this.handle = handle;
  }

  /** Locks a contact as a change of it does. */
  public static LockedRow of(Database database, ContactId contact) {
    Handle handle = database.jdbi().open();
    handle.begin();
    handle
        .createQuery("select 1 from contacts where id = :id for no key update")
        .bind("id", contact)
        .mapTo(int.class)
        .one();
    return new LockedRow(database, handle);
  }

  /** Waits until so many wait for a lock in this database. */
  public static void awaitWaiting(Database database, int count) {
    await()
        .until(() ->
            database
                    .jdbi()
                    .withHandle(handle ->
                        handle.createQuery(WAITING.formatted("count(*)")).mapTo(int.class).one())
                == count);
  }

  private static final String WAITING =
      "select %s from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

  /** Ends the connections of those who wait, as a server that stops does. */
  public void loseThoseWhoWait() {
    awaitWaiting(database, 1);
    database
        .jdbi()
        .useHandle(other ->
            other
                .createQuery(WAITING.formatted("pg_terminate_backend(pid)"))
                .mapTo(boolean.class)
                .list());
  }

  @Override
  public void close() {
    handle.rollback();
    handle.close();
  }
}
