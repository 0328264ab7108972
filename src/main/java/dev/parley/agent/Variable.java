package dev.parley.agent;

/**
 * Something to learn from the callee.
 *
 * @param instructions for the brain, such as "the day they would prefer"
 */
public record Variable(String name, Source source, String instructions, Format format) {
  /** Where the value is looked for. */
  public enum Source {
    REPLY,
    CONVERSATION
  }

  /** What the value is. */
  public enum Format {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    PHONE,
    EMAIL,
    NAME,
    CHOICE
  }
}
