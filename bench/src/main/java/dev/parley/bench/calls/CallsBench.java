package dev.parley.bench.calls;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.bench.served.Gauges;
import dev.parley.bench.served.ProcessFigures;
import dev.parley.bench.served.ServedApi;
import dev.parley.bench.served.ServedParley;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** How many whole conversations a machine carries at once, and what happens beyond that. */
final class CallsBench {
  /** The felt gap's p95, in milliseconds, up to which calls are carried well. */
  private static final double BAR = 1000;

  /** Fewer would only tell of the calls' beginning. */
  private static final int TURNS_A_CALL = 4;

  private static final Duration LOOK = Duration.ofMillis(250);

  /** So many questions an agent of ours asks at most. */
  private static final int TALKATIVE = 20;

  private final Measured measured;
  private final Report report;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param progress told how far it is
   */
  CallsBench(Measured measured, Report report, Consumer<String> progress) {
    this.measured = measured;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param steps calls at once, ascending; ends with the first that is too many
   * @param turns for each step at least
   */
  void run(List<Integer> steps, int turns) throws InterruptedException {
    try (Callees callees = measured.callees()) {
      int carried = steps(callees, steps, turns);
      report.line("");
      report.line(
          "This machine carries %d whole conversations at once with a felt gap of %.0f ms or less at p95."
              .formatted(carried, BAR));
      report.put("carried", carried);
      if (carried > 0) {
        twice(callees, carried);
      }
    }
  }

  private int steps(Callees callees, List<Integer> steps, int turns) throws InterruptedException {
    Table table = CallsStep.table();
    List<Map<String, Object>> figures = new ArrayList<>();
    int carried = 0;
    try (ServedParley server = measured.start(callees, Map.of("PARLEY_CALLS_AT_ONCE", "1000"));
        ServedApi api = server.api()) {
      String agent = api.agent("Talk", measured.agent());
      progress.accept("warming up");
      var _ = step(server, api, agent, callees, 2, 10);
      for (int calls : steps) {
        int enough = Math.max(turns, TURNS_A_CALL * calls);
        CallsStep step = step(server, api, agent, callees, calls, enough);
        step.row(table);
        figures.add(step.summary());
        double p95 = step.felt().at(0.95);
        progress.accept(
            "%d calls: %d turns, felt gap p50 %.0f p95 %.0f ms"
                .formatted(calls, step.turns().size(), step.felt().median(), p95));
        if (!(p95 <= BAR)) {
          break;
        }
        carried = calls;
      }
    }
    report.heading(
        "Whole conversations at once: felt gap in ms at the callee's socket and as the server kept"
            + " it with its parts (medians), how long recognition queued for a core, processor time"
            + " in % of one core");
    report.table(table);
    report.put("steps", figures);
    return carried;
  }

  private CallsStep step(
      ServedParley server, ServedApi api, String agent, Callees callees, int calls, int turns)
      throws InterruptedException {
    try (CallLoad load = new CallLoad(api, agent, callees)) {
      AtomicInteger said = callees.said();
      said.set(0);
      load.begin(calls, number -> CallLoad.Order.of(new Callee.Talks(number, TALKATIVE)));
      while (api.gauges().of("parley_media_sessions") < calls) {
        load.check();
        Thread.sleep(LOOK);
      }
      Gauges before = api.gauges();
      Work work = Work.now(server);
      while (said.get() < turns) {
        load.check();
        Thread.sleep(LOOK);
      }
      Work done = Work.now(server).since(work);
      Gauges after = api.gauges();
      callees.leave();
      load.finish();
      return new CallsStep(
          calls,
          load.outcomes(),
          done.server() / done.seconds(),
          done.callees() / done.seconds(),
          after.wait(before, 0.5),
          after.wait(before, 0.95));
    }
  }

  /** Processor time in seconds, and when. */
  private record Work(double server, double callees, double seconds) {
    static Work now(ServedParley parley) {
      return new Work(
          ProcessFigures.of(parley.pid()).spent().toMillis() / 1000.0,
          ProcessFigures.of(ProcessHandle.current().pid()).spent().toMillis() / 1000.0,
          System.nanoTime() / 1e9);
    }

    Work since(Work before) {
      return new Work(server - before.server, callees - before.callees, seconds - before.seconds);
    }
  }

  /** Twice as many orders as the server may carry, within seconds. */
  private void twice(Callees callees, int carried) throws InterruptedException {
    int orders = 2 * carried;
    progress.accept("%d orders for a server that carries %d".formatted(orders, carried));
    Map<String, String> settings = Map.of("PARLEY_CALLS_AT_ONCE", Integer.toString(carried));
    try (ServedParley server = measured.start(callees, settings);
        ServedApi api = server.api()) {
      String agent = api.agent("Talk", measured.agent());
      var _ = step(server, api, agent, callees, Math.min(2, carried), 10);
      try (CallLoad load = new CallLoad(api, agent, callees)) {
        Gauges before = api.gauges();
        Work work = Work.now(server);
        load.begin(
            orders,
            number ->
                number < orders ? CallLoad.Order.of(new Callee.Talks(number, TALKATIVE)) : null);
        double most = 0;
        while (load.outcomes().size() < orders) {
          load.check();
          Thread.sleep(LOOK);
          most = Math.max(most, api.gauges().of("parley_calls_live"));
        }
        Work done = Work.now(server).since(work);
        Gauges after = api.gauges();
        load.awaitAll();
        CallsStep step =
            new CallsStep(
                orders,
                load.outcomes(),
                done.server() / done.seconds(),
                done.callees() / done.seconds(),
                after.wait(before, 0.5),
                after.wait(before, 0.95));
        tell(step, most, carried);
      }
    }
  }

  private void tell(CallsStep step, double most, int carried) {
    Figures waits = Figures.millis(step.outcomes().stream().map(CallsBench::waited).toList());
    long finished =
        step.outcomes().stream()
            .filter(outcome -> outcome.record().path("end_reason").asText().equals("agent_ended"))
            .count();
    report.heading(
        "Twice as many orders within seconds as the server carries (%d)".formatted(carried));
    Table table = CallsStep.table();
    step.row(table);
    report.table(table);
    report.line(
        "At most %.0f calls were live; from order to ringing p50 %.1f s, max %.1f s; %d of %d conversations came to their end."
            .formatted(
                most, waits.median() / 1000, waits.at(1) / 1000, finished, step.outcomes().size()));
    report.put("twice", step.summary());
    report.put("twice_most_live", most);
    report.put("twice_waited_ms", waits.summary());
    report.put("twice_finished", finished);
  }

  private static Duration waited(CallLoad.Outcome outcome) {
    Instant ordered = Instant.parse(outcome.record().path("created").asText());
    String began = outcome.record().path("start_time").asText();
    return began.equals("null") ? Duration.ZERO : Duration.between(ordered, Instant.parse(began));
  }
}
