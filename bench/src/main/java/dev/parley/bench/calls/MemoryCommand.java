package dev.parley.bench.calls;

import dev.parley.bench.report.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures start-up, memory and what calls leave behind. */
@Command(
    name = "memory",
    description = {
      "Starts the whole server in a process of its own, on an empty home and again: how long until it"
          + " is up, its memory with all models loaded and for each further call, and what many"
          + " calls leave behind: ports, threads, files, dialogs."
    },
    mixinStandardHelpOptions = true)
public final class MemoryCommand implements Callable<Integer> {
  @Option(
      names = "--held",
      split = ",",
      defaultValue = "10,50,100",
      paramLabel = "N",
      description = "Calls held at once, ascending (${DEFAULT-VALUE}).")
  private List<Integer> held = List.of();

  @Option(
      names = "--quick",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Calls that end as soon as they are answered (${DEFAULT-VALUE}).")
  private int quick;

  @Override
  public Integer call() throws InterruptedException {
    Report report =
        new Report(
            System.out,
            "memory",
            "Parley bench memory: %s calls held, %d quick ones, the whole server in its own process"
                .formatted(held, quick),
            "webhooks");
    try (MeasuredHome home = MeasuredHome.create()) {
      new MemoryBench(home.measured(), report, System.err::println).run(held, quick);
    }
    report.finish();
    return 0;
  }
}
