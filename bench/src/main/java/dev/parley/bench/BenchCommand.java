package dev.parley.bench;

import dev.parley.bench.answerer.AnswererCommand;
import dev.parley.bench.api.ApiCommand;
import dev.parley.bench.calls.CallsCommand;
import dev.parley.bench.calls.MemoryCommand;
import dev.parley.bench.calls.SoakCommand;
import dev.parley.bench.dashboard.DashboardCommand;
import dev.parley.bench.media.MediaCommand;
import dev.parley.bench.model.ModelCommand;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.speech.SpeechCommand;
import dev.parley.bench.turn.TurnCommand;
import dev.parley.bench.voice.VoiceCommand;
import dev.parley.cli.Main;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures this installation on this machine. */
@Command(
    name = "parley bench",
    description = {
      "Measures Parley on this machine: a table for people, and as the last line one of JSON for"
          + " machines."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      TurnCommand.class,
      AnswererCommand.class,
      MediaCommand.class,
      SpeechCommand.class,
      VoiceCommand.class,
      ApiCommand.class,
      DashboardCommand.class,
      CallsCommand.class,
      MemoryCommand.class,
      ModelCommand.class,
      SoakCommand.class
    })
public final class BenchCommand {
  private BenchCommand() {}

  /** Runs a benchmark and exits with its status: 0 done, 1 failed, 2 wrongly called. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return Main.commandLine(new BenchCommand(), Set.of(BenchException.class));
  }
}
