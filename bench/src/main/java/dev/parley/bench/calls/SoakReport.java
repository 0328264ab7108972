package dev.parley.bench.calls;

import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What a soak showed: the server over time, whether it grew, and how the calls ended. */
final class SoakReport {
  /** Where a soak's figures are told, as shares of its length: of an hour 5, 30 and 60 minutes. */
  private static final List<Double> TOLD = List.of(1 / 12.0, 0.5, 1.0);

  /** Growth from the first third, after the first twelfth, to the last one that is none. */
  private static final double FLAT = 0.05;

  /** The same of the felt gap, of which each third sees other words. */
  private static final double STEADY = 0.25;

  private final Report report;

  SoakReport(Report report) {
    this.report = report;
  }

  /** Reports on the server over time. */
  void tell(List<SoakSample> samples) {
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
      SoakSample sample = samples.get((int) Math.round(share * samples.size()) - 1);
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
          sample.database() / SoakSample.MIB,
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
      figure.put("database_mb", Math.round(sample.database() / SoakSample.MIB));
      figure.put("gap_ms", sample.gaps().summary());
      told.add(figure);
    }
    report.heading(
        "The server over time; heap is what is left after a collection, felt gaps at the callee's"
            + " socket, in ms, of the calls that ended lately");
    report.table(table);
    report.put("over_time", told);
    verdict("resident memory", "resident", FLAT, samples, SoakSample::resident);
    verdict("heap after collection", "heap", FLAT, samples, SoakSample::heap);
    verdict("threads", "threads", FLAT, samples, sample -> sample.process().threads());
    verdict("open files", "files", FLAT, samples, sample -> sample.process().files());
    verdict("felt gap (median)", "gap", STEADY, samples, sample -> sample.gaps().median());
  }

  /** Medians of thirds, so that one moment decides nothing. */
  private void verdict(
      String name,
      String key,
      double tolerance,
      List<SoakSample> samples,
      ToDoubleFunction<SoakSample> figure) {
    List<SoakSample> settled = samples.subList(samples.size() / 12, samples.size());
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

  private static double median(List<SoakSample> samples, ToDoubleFunction<SoakSample> figure) {
    double[] sorted =
        samples.stream()
            .mapToDouble(figure)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** Reports on how the calls ended. */
  void ends(List<CallLoad.Outcome> outcomes) {
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
