package dev.parley.records;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** What nodes wake each other for; a wake-up says that something changed and nothing else. */
public enum Channel {
  /** A call may be due. */
  DUE,
  /** The outbox holds something. */
  OUTBOX,
  /** Somebody wants a call to end. */
  HANG_UP;

  String sql() {
    return "parley_" + name().toLowerCase(Locale.ROOT);
  }

  /** Wakes the listeners when the transaction commits. */
  void wake(Handle handle) {
    handle
        .createQuery("select pg_notify(:channel, '')")
        .bind("channel", sql())
        .mapTo(String.class)
        .one();
  }
}
