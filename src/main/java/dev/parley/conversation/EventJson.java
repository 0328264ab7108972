package dev.parley.conversation;

/** The JSON of an {@link Event}, as a journal keeps it. */
public final class EventJson {
  private EventJson() {}

  /** The event as one line; the same event always gives the same. */
  public static String write(Event event) {
    return StepJson.write(event);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static Event read(String json) {
    return StepJson.read(json, Event.class);
  }
}
