package dev.parley.conversation;

/** The JSON of a {@link Command}, as a journal keeps it. */
public final class CommandJson {
  private static final String ACTION = "\"type\":\"run_action\"";

  private CommandJson() {}

  /**
   * The command as one line, without the keys and passwords of an action; the same command always
   * gives the same.
   */
  public static String write(Command command) {
    return StepJson.write(MaskedAction.of(command));
  }

  /** A line of a journal as {@link #write} would write it, also one written with keys in it. */
  public static String masked(String json) {
    return json.contains(ACTION) ? StepJson.write(MaskedAction.of(StepJson.tree(json))) : json;
  }
}
