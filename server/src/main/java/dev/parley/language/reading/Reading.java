package dev.parley.language.reading;

/**
 * A value that was read from what somebody said.
 *
 * @param value as {@link dev.parley.agent.Variable.Format} says that it is kept
 * @param sure false if it may be other than it seems: it is to be read back and confirmed
 */
public record Reading(String value, boolean sure) {
  public static Reading sure(String value) {
    return new Reading(value, true);
  }

  public static Reading unsure(String value) {
    return new Reading(value, false);
  }
}
