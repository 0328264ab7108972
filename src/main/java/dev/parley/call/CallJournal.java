package dev.parley.call;

/** Where the events of one call are kept, in the order they are appended. */
public interface CallJournal {
  /**
   * Keeps an event. Returns once it is accepted; {@link CallEvent.Ended} only once it is durable.
   */
  void append(CallEvent event);
}
