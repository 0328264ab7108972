package dev.parley.conversation;

/** The JSON of a {@link Command}, as a journal keeps it. */
public final class CommandJson {
  private CommandJson() {}

  /** The command as one line; the same command always gives the same. */
  public static String write(Command command) {
    return StepJson.write(command);
  }
}
