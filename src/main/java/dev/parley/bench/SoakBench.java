package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Whether a server that carries calls for a long time stays as it was. */
public final class SoakBench {
  private static final int SAMPLES = 60;
  private static final double MIB = 1 << 20;

  /** Where a soak's figures are told, as shares of its length: of an hour 5, 30 and 60 minutes. */
  private static final List<Double> TOLD = List.of(1 / 12.0, 0.5, 1.0);

  /** Growth from the first third, after the first twelfth, to the last one that is none. */
  private static final double FLAT = 0.05;

  /** The same of the felt gap, of which each third sees other words. */
  private static final double STEADY = 0.25;

  private final Measured measured;
  private final Report report;
  private final Consumer<String> progress;

  /**
   * A soak.
   *
   * @param progress told of each sample
   */
  public SoakBench(Measured measured, Report report, Consumer<String> progress) {
    this.measured = measured;
    this.report = report;
    this.progress = progress;
  }

  /** A look at the server. */
  private record Sample(
      Duration at,
      ProcessFigures process,
      double heap,
      long database,
      long files,
      Gauges gauges,
      Figures gaps,
      int calls) {
    double resident() {
      return process.resident() / MIB;
    }
  }

  /**
   * Soaks.
   *
   * @param calls at a time
   */
  public void run(Duration length, int calls) throws InterruptedException {
    Map<String, String> settings = Map.of("PARLEY_CALLS_AT_ONCE", Integer.toString(calls));
    try (Callees callees = measured.callees();
        ServedParley server = measured.start(callees, settings);
        ServedApi api = server.api();
        CallLoad load = new CallLoad(api, api.agent("Soak", measured.agent()), callees)) {
      long began = System.nanoTime();
      load.begin(calls, SoakBench::order);
      List<Sample> samples = new ArrayList<>();
      Duration step = length.dividedBy(SAMPLES);
      for (int i = 1; i <= SAMPLES; i++) {
        long from = System.nanoTime();
        long rest = began + step.multipliedBy(i).toNanos() - System.nanoTime();
        Thread.sleep(Duration.ofNanos(Math.max(0, rest)));
        load.check();
        Sample sample = sample(server, api, load, began, from);
        samples.add(sample);
        progress.accept(described(sample));
      }
      callees.leave();
      load.finish();
      tell(samples);
      ends(load.outcomes());
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

  private static Sample sample(
      ServedParley server, ServedApi api, CallLoad load, long began, long from)
      throws InterruptedException {
    Collection.now(server.pid());
    Gauges gauges = api.gauges();
    List<CallLoad.Outcome> outcomes = load.outcomes();
    List<Duration> gaps =
        outcomes.stream()
            .flatMap(outcome -> outcome.turns().stream())
            .filter(turn -> turn.endNanos() >= from - Duration.ofMinutes(1).toNanos())
            .map(CalleeTurn::gap)
            .filter(Objects::nonNull)
            .toList();
    return new Sample(
        Duration.ofNanos(System.nanoTime() - began),
        ProcessFigures.of(server.pid()),
        gauges.sum("jvm_memory_used_bytes", labels -> labels.contains("area=\"heap\"")) / MIB,
        size(server.home().resolve("postgres/data")),
        size(server.home().resolve("recordings")),
        gauges,
        Figures.millis(gaps),
        outcomes.size());
  }

  private static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(SoakBench::length).sum();
    } catch (IOException | java.io.UncheckedIOException _) {
      return 0;
    }
  }

  private static long length(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  private static String described(Sample sample) {
    return "%5.1f min: %d calls ended, resident %.0f MB, heap %.0f MB, %d threads, %d files, %d sockets, %.0f media sessions, %.0f dialogs, %.0f transactions, database %.0f MB, recordings %.0f MB, gap p50 %.0f p95 %.0f ms"
        .formatted(
            sample.at().toMillis() / 60_000.0,
            sample.calls(),
            sample.resident(),
            sample.heap(),
            sample.process().threads(),
            sample.process().files(),
            sample.process().sockets(),
            sample.gauges().of("parley_media_sessions"),
            sample.gauges().of("parley_sip_dialogs"),
            sample.gauges().of("parley_sip_transactions"),
            sample.database() / MIB,
            sample.files() / MIB,
            sample.gaps().median(),
            sample.gaps().at(0.95));
  }

  private void tell(List<Sample> samples) {
    Table table =
        new Table(
            "minutes",
            "calls ended",
            "resident MB",
            "heap MB",
            "threads",
            "files",
            "sockets",
            "dialogs",
            "transactions",
            "database MB",
            "gap p50",
            "p95");
    List<Map<String, Object>> told = new ArrayList<>();
    for (double share : TOLD) {
      Sample sample = samples.get((int) Math.round(share * samples.size()) - 1);
      table.row(
          "%.1f".formatted(sample.at().toMillis() / 60_000.0),
          sample.calls(),
          sample.resident(),
          sample.heap(),
          sample.process().threads(),
          sample.process().files(),
          sample.process().sockets(),
          sample.gauges().of("parley_sip_dialogs"),
          sample.gauges().of("parley_sip_transactions"),
          sample.database() / MIB,
          sample.gaps().median(),
          sample.gaps().at(0.95));
      Map<String, Object> figure = new LinkedHashMap<>();
      figure.put("minutes", Math.round(sample.at().toMillis() / 6000.0) / 10.0);
      figure.put("calls", sample.calls());
      figure.put("resident_mb", Math.round(sample.resident()));
      figure.put("heap_mb", Math.round(sample.heap()));
      figure.put("threads", sample.process().threads());
      figure.put("files", sample.process().files());
      figure.put("sockets", sample.process().sockets());
      figure.put("database_mb", Math.round(sample.database() / MIB));
      figure.put("gap_ms", sample.gaps().summary());
      told.add(figure);
    }
    report.heading(
        "The server over time; heap is what is left after a collection, felt gaps at the caller's"
            + " socket, in ms, of the calls that ended lately");
    report.table(table);
    report.put("over_time", told);
    verdict("resident memory", "resident", FLAT, samples, Sample::resident);
    verdict("heap after collection", "heap", FLAT, samples, Sample::heap);
    verdict("threads", "threads", FLAT, samples, sample -> sample.process().threads());
    verdict("open files", "files", FLAT, samples, sample -> sample.process().files());
    verdict("felt gap (median)", "gap", STEADY, samples, sample -> sample.gaps().median());
  }

  /** Medians of thirds, so that one moment decides nothing. */
  private void verdict(
      String name,
      String key,
      double tolerance,
      List<Sample> samples,
      ToDoubleFunction<Sample> figure) {
    List<Sample> settled = samples.subList(samples.size() / 12, samples.size());
    int third = settled.size() / 3;
    double first = median(settled.subList(0, third), figure);
    double last = median(settled.subList(settled.size() - third, settled.size()), figure);
    double growth = last / first - 1;
    report.line(
        "%s: %.0f in the first third, %.0f in the last, %+.1f %%: %s"
            .formatted(name, first, last, 100 * growth, growth <= tolerance ? "flat" : "GROWS"));
    report.put(
        key + "_growth_percent", Double.isNaN(growth) ? "none" : Math.round(1000 * growth) / 10.0);
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted =
        samples.stream()
            .mapToDouble(figure)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private void ends(List<CallLoad.Outcome> outcomes) {
    Map<String, Integer> reasons = new TreeMap<>();
    outcomes.forEach(outcome ->
        reasons.merge(
            outcome.record().path("end_reason").asText().toLowerCase(Locale.ROOT),
            1,
            Integer::sum));
    List<CalleeTurn> turns =
        outcomes.stream().flatMap(outcome -> outcome.turns().stream()).toList();
    report.line("");
    report.line("%d calls: %s".formatted(outcomes.size(), reasons));
    report.line(
        "%d turns of theirs, %d cut off, %d unanswered"
            .formatted(
                turns.size(),
                turns.stream().filter(CalleeTurn::cutOff).count(),
                turns.stream().filter(CalleeTurn::unanswered).count()));
    report.put("ends", reasons);
  }
}
