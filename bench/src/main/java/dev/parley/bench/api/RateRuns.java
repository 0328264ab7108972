package dev.parley.bench.api;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.bench.served.ServedParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Requests at fixed rates: how they were answered, and what they took of the machine. */
final class RateRuns {
  private final OpenLoop loop;
  private final ServedParley server;
  private final List<Map<String, Object>> runs = new ArrayList<>();
  private final Table table =
      new Table(
          "",
          "asked/s",
          "answered/s",
          "p50 ms",
          "p99",
          "p99.9",
          "max",
          "200",
          "others",
          "server",
          "database",
          "client");

  RateRuns(OpenLoop loop, ServedParley server) {
    this.loop = loop;
    this.server = server;
  }

  /** Sends so many requests, so many a second, and waits for all answers. */
  OpenLoop.Run run(String what, int rate, int requests, IntFunction<OpenLoop.Request> request)
      throws InterruptedException {
    Duration serverBefore = server.processorTime();
    Duration databaseBefore = server.databaseTime();
    Duration clientBefore = own();
    OpenLoop.Run run = loop.run(rate, requests, request);
    double seconds = seconds(run.lasted());
    double serverShare = 100 * seconds(server.processorTime().minus(serverBefore)) / seconds;
    double databaseShare = 100 * seconds(server.databaseTime().minus(databaseBefore)) / seconds;
    double clientShare = 100 * seconds(own().minus(clientBefore)) / seconds;
    Figures latencies = Figures.millis(run.latencies());
    Map<Integer, Integer> statuses = new TreeMap<>();
    run.replies().forEach(reply -> statuses.merge(reply.status(), 1, Integer::sum));
    int good = statuses.getOrDefault(200, 0);
    Map<Integer, Integer> others = new TreeMap<>(statuses);
    others.remove(200);
    table.row(
        what,
        rate,
        (double) good / seconds,
        two(latencies.median()),
        two(latencies.at(0.99)),
        two(latencies.at(0.999)),
        two(latencies.at(1)),
        good,
        others.isEmpty() ? "-" : others,
        serverShare,
        databaseShare,
        clientShare);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("what", what);
    told.put("rate", rate);
    told.put("answered", Math.round(10 * good / seconds) / 10.0);
    told.put("latency_ms", latencies.shares());
    told.put("statuses", statuses);
    told.put("server_percent", Math.round(serverShare));
    told.put("database_percent", Math.round(databaseShare));
    told.put("client_percent", Math.round(clientShare));
    runs.add(told);
    return run;
  }

  /** Puts all runs into the report. */
  void tell(Report report) {
    report.heading(
        "Requests at fixed rates; latency from the planned time of each; processor time in % of a core");
    report.table(table);
    report.line("/health asks the database once and wants no token; the client shares the machine");
    report.put("runs", runs);
  }

  private static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static String two(double millis) {
    return "%.2f".formatted(millis);
  }
}
