package dev.parley.agent;

/**
 * Something wrong with a document.
 *
 * @param code for programs, such as {@code unknown_target}
 * @param message for people, with names, values and a remedy
 * @param path where, such as {@code nodes[2].outcomes.else.next}
 */
public record Problem(String code, String message, String path, Severity severity) {
  /** The code of the one that says how many are not told. */
  public static final String MORE = "more_problems";

  /** What a problem prevents. */
  public enum Severity {
    /** The document cannot be published. */
    ERROR,
    /** Nothing, but its author should look. */
    WARNING
  }

  static Problem error(String code, String path, String message) {
    return new Problem(code, message, path, Severity.ERROR);
  }

  static Problem warning(String code, String path, String message) {
    return new Problem(code, message, path, Severity.WARNING);
  }
}
