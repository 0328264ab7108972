package dev.parley.bench.calls;

import dev.parley.bench.report.Report;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures whether a server stays as it was. */
@Command(
    name = "soak",
    description = {
      "Starts the whole server in a process of its own and has it call simulated people for long,"
          + " short calls with many different ends: memory, threads, files, sockets, dialogs, the"
          + " database and the felt gap over time, whether they grow, and what is left at the end."
    },
    mixinStandardHelpOptions = true)
public final class SoakCommand implements Callable<Integer> {
  @Option(names = "--minutes", defaultValue = "60", description = "How long (${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--calls",
      defaultValue = "10",
      description = "Calls at a time (${DEFAULT-VALUE}).")
  private int calls;

  @Override
  public Integer call() throws InterruptedException {
    Report report =
        new Report(
            System.out,
            "soak",
            "Parley bench soak: %.0f minutes, %d calls at a time, the whole server in its own process"
                .formatted(minutes, calls),
            "webhooks");
    try (MeasuredHome home = MeasuredHome.create()) {
      new SoakBench(home.measured(), report, System.err::println)
          .run(Duration.ofSeconds(Math.round(60 * minutes)), calls);
    }
    report.finish();
    return 0;
  }
}
