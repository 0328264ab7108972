package dev.parley.bench.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.bench.served.ProcessFigures;
import dev.parley.bench.served.ServedApi;
import dev.parley.bench.served.ServedParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** How soon a server is up, how much memory it takes, and what many calls leave behind. */
final class MemoryBench {
  private static final double MIB = 1 << 20;
  private static final Duration SETTLE = Duration.ofSeconds(8);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int WARM_UPS = 6;
  private static final int QUICK_AT_ONCE = 20;

  private final Measured measured;
  private final Report report;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param progress told how far it is
   */
  MemoryBench(Measured measured, Report report, Consumer<String> progress) {
    this.measured = measured;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param held numbers of calls that are held at once, ascending
   * @param quick calls that end as soon as they are answered
   */
  void run(List<Integer> held, int quick) throws InterruptedException {
    Map<String, String> settings = Map.of("PARLEY_CALLS_AT_ONCE", "1000");
    try (Callees callees = measured.callees()) {
      progress.accept("starting on an empty home");
      Duration first;
      try (ServedParley server = measured.start(callees, settings)) {
        first = server.started();
      }
      progress.accept("starting again");
      try (ServedParley server = measured.start(callees, settings);
          ServedApi api = server.api()) {
        starts(first, server);
        warmUp(api, callees);
        held(server, api, callees, held);
        left(server, api, callees, quick);
      }
    }
  }

  private void starts(Duration first, ServedParley server) throws InterruptedException {
    ProcessFigures fresh = ProcessFigures.of(server.pid());
    report.heading("From the start of the process until it is up");
    report.line("on an empty home, which makes the database: %.1f s".formatted(seconds(first)));
    report.line("the second time: %.1f s".formatted(seconds(server.started())));
    report.line(
        "resident then, all models loaded and warm: %.0f MB; its PostgreSQL beside it: %.0f MB"
            .formatted(fresh.resident() / MIB, ProcessFigures.ofChildren(server.pid()) / MIB));
    report.put("first_start_s", seconds(first));
    report.put("second_start_s", seconds(server.started()));
    report.put("up_mb", Math.round(fresh.resident() / MIB));
    report.put("postgres_mb", Math.round(ProcessFigures.ofChildren(server.pid()) / MIB));
  }

  private static double seconds(Duration time) {
    return Math.round(time.toMillis() / 100.0) / 10.0;
  }

  /** Whole conversations, so that what is made once is made. */
  private void warmUp(ServedApi api, Callees callees) throws InterruptedException {
    progress.accept("%d whole conversations".formatted(WARM_UPS));
    try (CallLoad load = new CallLoad(api, api.agent("Talk", measured.agent()), callees)) {
      load.begin(
          2, number -> number < WARM_UPS ? CallLoad.Order.of(new Callee.Talks(number, 20)) : null);
      load.awaitAll();
    }
  }

  private void held(ServedParley server, ServedApi api, Callees callees, List<Integer> held)
      throws InterruptedException {
    ObjectNode patient = measured.agent().deepCopy();
    patient.withObject("settings").put("silence_timeout_seconds", 60).put("silence_retries", 20);
    String agent = api.agent("Hold", patient);
    Afterwards none = Afterwards.of(server, api);
    Table table =
        new Table(
            "calls", "resident MB", "a call", "heap MB", "a call", "threads", "files", "CPU %");
    List<Map<String, Object>> figures = new ArrayList<>();
    row(table, figures, 0, none, none, Double.NaN);
    for (int calls : held) {
      progress.accept("%d calls held".formatted(calls));
      try (CallLoad load = new CallLoad(api, agent, callees)) {
        Callee listener = new Callee.Listens(Duration.ofMinutes(10));
        load.begin(calls, number -> number < calls ? CallLoad.Order.of(listener) : null);
        await(api, calls);
        Duration before = ProcessFigures.of(server.pid()).spent();
        Thread.sleep(SETTLE);
        Duration spent = ProcessFigures.of(server.pid()).spent().minus(before);
        double share = 100.0 * spent.toMillis() / SETTLE.toMillis();
        row(table, figures, calls, none, Afterwards.now(server, api), share);
        callees.leave();
        load.awaitAll();
      }
    }
    report.heading(
        "Calls held by callees who listen: media both ways, voice activity, recording; after a"
            + " collection. \"A call\" is what each adds to none.");
    report.table(table);
    report.put("held", figures);
  }

  private static void await(ServedApi api, int calls) throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (api.gauges().of("parley_media_sessions") < calls) {
      if (System.nanoTime() > limit) {
        throw new BenchException("There are not %d calls after %s.".formatted(calls, LIMIT));
      }
      Thread.sleep(LOOK);
    }
  }

  private static void row(
      Table table,
      List<Map<String, Object>> figures,
      int calls,
      Afterwards none,
      Afterwards now,
      double share) {
    table.row(
        calls,
        now.process().resident() / MIB,
        each(calls, none, now, figure -> figure.process().resident()),
        now.heap() / MIB,
        each(calls, none, now, Afterwards::heap),
        now.process().threads(),
        now.process().files(),
        share);
    Map<String, Object> figure = new LinkedHashMap<>(now.summary());
    figure.put("calls", calls);
    figures.add(figure);
  }

  private static String each(
      int calls, Afterwards none, Afterwards now, ToDoubleFunction<Afterwards> figure) {
    return calls == 0
        ? "-"
        : "%.2f".formatted((figure.applyAsDouble(now) - figure.applyAsDouble(none)) / calls / MIB);
  }

  private void left(ServedParley server, ServedApi api, Callees callees, int quick)
      throws InterruptedException {
    Afterwards before = Afterwards.of(server, api);
    progress.accept("%d quick calls".formatted(quick));
    long began = System.nanoTime();
    try (CallLoad load = new CallLoad(api, api.agent("Quick", measured.agent()), callees)) {
      Callee brief = new Callee.Listens(Duration.ZERO);
      load.begin(
          QUICK_AT_ONCE,
          number -> {
            if (number % 200 == 0 && number > 0) {
              progress.accept("%d".formatted(number));
            }
            return number < quick ? CallLoad.Order.of(brief) : null;
          });
      load.awaitAll();
      long odd =
          load.outcomes().stream()
              .filter(
                  outcome -> !outcome.record().path("end_reason").asText().equals("callee_hung_up"))
              .count();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Afterwards after = Afterwards.of(server, api);
      report.heading(
          "%d calls answered and hung up at once, in %d s; %d ended otherwise. At rest before and after:"
              .formatted(quick, took.toSeconds(), odd));
      before.tell(report, "before");
      after.tell(report, "after");
    }
  }
}
