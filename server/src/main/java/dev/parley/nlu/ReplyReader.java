package dev.parley.nlu;

import java.util.List;

/** Reads replies. Thread-safe. */
public interface ReplyReader extends AutoCloseable {
  /**
   * Reads a reply.
   *
   * @param said the agent's words that it answers, "" for none
   * @param labels of the outcomes, perhaps none; each with its examples, as {@link Label} writes it
   */
  ReplyReading read(String said, List<String> labels, String reply);

  /** Gets ready for replies to a question, so that the first is read as quickly as the others. */
  default void prepare(String said, List<String> labels) {}

  @Override
  default void close() {}
}
