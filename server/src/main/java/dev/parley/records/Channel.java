package dev.parley.records;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** What nodes wake each other for; a wake-up says that something changed, and perhaps of what. */
public enum Channel {
  /** A call may be due. */
  DUE,
  /** The outbox holds something. */
  OUTBOX,
  /** Somebody wants a call to end. */
  HANG_UP,
  /** Something happened in a call, which the wake-up names. */
  EVENTS,
  /** Something became of a delivery of the team that the wake-up names. */
  DELIVERY,
  /** A knowledge base changed, which the wake-up names. */
  KNOWLEDGE;

  String sql() {
    return "parley_" + name().toLowerCase(Locale.ROOT);
  }

  /** Wakes the listeners when the transaction commits. */
  void wake(Handle handle) {
    wake(handle, "");
  }

  /** The same, naming what it is about. */
  void wake(Handle handle, String about) {
    handle
        .createQuery("select pg_notify(:channel, :about)")
        .bind("channel", sql())
        .bind("about", about)
        .mapTo(String.class)
        .one();
  }
}
