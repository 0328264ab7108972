package dev.parley;

import java.io.PrintWriter;
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
      BenchCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs a command and exits with its status: 0 done, 1 failed, 2 wrongly called. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler(Main::explain)
            .setUsageHelpAutoWidth(true)
            .execute(arguments));
  }

  /** Failures with a remedy are told in their own words; the rest are defects, told in full. */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof Config.InvalidConfigException || failure.getMessage() == null) {
      err.println(failure.getMessage());
    } else {
      failure.printStackTrace(err);
    }
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
