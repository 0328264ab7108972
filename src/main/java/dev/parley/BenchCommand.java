package dev.parley;

import picocli.CommandLine.Command;

/** Measures this installation on this machine. */
@Command(
    name = "bench",
    description = {
      "Measures Parley on this machine: a table for people, and as the last line one of JSON for"
          + " machines."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchTurnCommand.class,
      BenchMediaCommand.class,
      BenchSpeechCommand.class,
      BenchApiCommand.class,
      BenchCallsCommand.class,
      BenchMemoryCommand.class,
      BenchSoakCommand.class
    })
final class BenchCommand {
  private BenchCommand() {}
}
