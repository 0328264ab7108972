package dev.parley.bench.dashboard;

import dev.parley.bench.report.Report;
import dev.parley.bench.served.ServedParley;
import dev.parley.cli.Directories;
import dev.parley.cli.Launch;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the dashboard asks. */
@Command(
    name = "dashboard",
    description = {
      "Starts a whole server in a temporary home, fills its database with calls and their words,"
          + " and asks for them as the dashboard does: every filter, the newest page and one far"
          + " behind it. Fails if a page takes more than 100 ms at p99."
    },
    mixinStandardHelpOptions = true)
public final class DashboardCommand implements Callable<Integer> {
  @Option(
      names = "--calls",
      defaultValue = "100000",
      description = "How many calls there are (${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--times",
      defaultValue = "100",
      description = "How often each page is asked for (${DEFAULT-VALUE}).")
  private int times;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    Path home = Files.createTempDirectory("parley-bench-");
    Report report =
        new Report(
            System.out,
            "dashboard",
            "Parley bench dashboard: rows of %d calls over kept HTTP/1.1 on loopback"
                .formatted(calls),
            "the browser, calls under way, TLS; one request at a time");
    System.err.println("Starting the server …");
    boolean good;
    try (ServedParley server = ServedParley.start(Launch.server(), home, Map.of())) {
      System.err.printf("Making %d calls …%n", calls);
      Duration took = new CallBooks(home.resolve("postgres")).fill(calls);
      report.line(
          "%d calls with eight utterances each, made by SQL in %d s"
              .formatted(calls, took.toSeconds()));
      good = new RowBench(server, report, System.err::println).run(times);
    } finally {
      Directories.delete(home);
    }
    report.finish();
    return good ? 0 : 1;
  }
}
