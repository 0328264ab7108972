package dev.parley.bench.calls;

import dev.parley.bench.report.Report;
import dev.parley.bench.served.ServedApi;
import dev.parley.bench.served.ServedParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether a server that carries calls for a long time stays as it was. */
final class SoakBench {
  private static final int SAMPLES = 60;

  private final Measured measured;
  private final Report report;
  private final Consumer<String> progress;

  /**
   * A soak.
   *
   * @param progress told of each sample
   */
  SoakBench(Measured measured, Report report, Consumer<String> progress) {
    this.measured = measured;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Soaks.
   *
   * @param calls at a time
   */
  void run(Duration length, int calls) throws InterruptedException {
    Map<String, String> settings = Map.of("PARLEY_CALLS_AT_ONCE", Integer.toString(calls));
    try (Callees callees = measured.callees();
        ServedParley server = measured.start(callees, settings);
        ServedApi api = server.api();
        CallLoad load = new CallLoad(api, api.agent("Soak", measured.agent()), callees)) {
      long began = System.nanoTime();
      load.begin(calls, SoakBench::order);
      List<SoakSample> samples = new ArrayList<>();
      Duration step = length.dividedBy(SAMPLES);
      for (int i = 1; i <= SAMPLES; i++) {
        long from = System.nanoTime();
        long rest = began + step.multipliedBy(i).toNanos() - System.nanoTime();
        Thread.sleep(Duration.ofNanos(Math.max(0, rest)));
        load.check();
        SoakSample sample = SoakSample.of(server, api, load, began, from);
        samples.add(sample);
        progress.accept(sample.described());
      }
      callees.leave();
      load.finish();
      SoakReport told = new SoakReport(report);
      told.tell(samples);
      told.ends(load.outcomes());
      Afterwards.of(server, api).tell(report, "at rest");
    }
  }

  /** Short calls of all kinds, in an order that is always the same. */
  private static CallLoad.Order order(int number) {
    return switch (number % 16) {
      case 3 -> CallLoad.Order.of(new Callee.Refuses(486));
      case 5 -> CallLoad.Order.of(new Callee.Listens(Duration.ofMillis(50)));
      case 7 -> CallLoad.Order.of(new Callee.Refuses(603));
      case 9 -> new CallLoad.Order(new Callee.Talks(number, 8), Duration.ofSeconds(12));
      case 11 -> CallLoad.Order.of(new Callee.Listens(Duration.ofSeconds(40)));
      case 13 -> CallLoad.Order.of(new Callee.LetsRing());
      case 0, 4, 8, 12 -> CallLoad.Order.of(new Callee.Talks(number, 1 + number % 3));
      default -> CallLoad.Order.of(new Callee.Talks(number, 20));
    };
  }
}
