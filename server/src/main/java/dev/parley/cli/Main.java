package dev.parley.cli;

import java.io.PrintWriter;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "parley",
    description = "Phones people, talks with them, and keeps what happened.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      CheckCommand.class,
      ReplayCommand.class,
      HearCommand.class,
      SayCommand.class,
      UnderstandCommand.class,
      ModelsCommand.class,
      TokenCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs a command and exits with its status: 0 done, 1 failed, 2 wrongly called. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return commandLine(new Main(), Set.of());
  }

  /**
   * A command line that tells failures with a remedy in their own words.
   *
   * @param told kinds of failures that have such words, beside those of the server's rooms
   */
  public static CommandLine commandLine(
      Object command, Set<Class<? extends RuntimeException>> told) {
    return new CommandLine(command)
        .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line, told))
        .setUsageHelpAutoWidth(true);
  }

  /** Failures with a remedy are told in their own words; the rest are defects, told in full. */
  private static int explain(
      Exception failure, CommandLine command, Set<Class<? extends RuntimeException>> told) {
    PrintWriter err = command.getErr();
    Failures.inWords(failure, told)
        .ifPresentOrElse(err::println, () -> failure.printStackTrace(err));
    LOG.debug("A command failed", failure);
    return 1;
  }

  /** The version the jar was built with. */
  public static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Parley " + (version == null ? "(not packaged)" : version)};
    }
  }
}
