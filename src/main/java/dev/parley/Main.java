package dev.parley;

import java.io.PrintWriter;
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
      ModelsCommand.class,
      TokenCommand.class,
      BenchCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs a command and exits with its status: 0 done, 1 failed, 2 wrongly called. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::explain)
        .setUsageHelpAutoWidth(true);
  }

  /** Failures with a remedy are told in their own words; the rest are defects, told in full. */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    Failures.inWords(failure).ifPresentOrElse(err::println, () -> failure.printStackTrace(err));
    LOG.debug("A command failed", failure);
    return 1;
  }

  /** The version the jar was built with. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Parley " + (version == null ? "(not packaged)" : version)};
    }
  }
}
