package dev.parley.call;

import java.util.List;

/** Where the events of one call are kept, in the order they are appended. */
public interface CallJournal {
  /**
   * Keeps an event. Returns once it is accepted; {@link CallEvent.Ended} only once it is durable.
   */
  void append(CallEvent event);

  /**
   * Keeps events of which all are kept or none, and none of which is {@link CallEvent.Ended}. With
   * {@link CallEvent.OptedOut} among them returns once they are durable, or have not become so for
   * as long as somebody may be kept waiting.
   */
  default void append(List<CallEvent> together) {
    together.forEach(this::append);
  }
}
