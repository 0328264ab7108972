package dev.parley.bench.voice;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each voice costs, and how soon it begins. */
final class CostTable {
  private CostTable() {}

  /**
   * Reports.
   *
   * @param loadings what it took to load each voice, in the same order
   */
  static void tell(List<Said> all, List<Loading> loadings, Report report) {
    Table table =
        new Table(
            "voice",
            "seconds said",
            "% of a core",
            "first audio p50",
            "p95",
            "of it CPU p50",
            "p95",
            "memory MB",
            "load CPU s");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Said said = all.get(i);
      Loading loading = loadings.get(i);
      List<Utterance.Cost> costs = said.sentences().stream().map(Utterance::cost).toList();
      Figures first = Figures.millis(costs.stream().map(Utterance.Cost::first).toList());
      Figures used = Figures.millis(costs.stream().map(Utterance.Cost::firstUsed).toList());
      double factor = realTimeFactor(said.sentences());
      table.row(
          said.name(),
          said.sentences().stream().mapToDouble(Utterance::length).sum(),
          "%.1f".formatted(100 * factor),
          first.median(),
          first.at(0.95),
          used.median(),
          used.at(0.95),
          loading.memory() / 1e6,
          "%.1f".formatted(loading.used().toMillis() / 1e3));
      Map<String, Object> figure = new LinkedHashMap<>();
      figure.put("real_time_factor", Math.round(1e4 * factor) / 1e4);
      figure.put("first_audio_ms", first.summary());
      figure.put("first_audio_cpu_ms", used.summary());
      figure.put("memory", loading.memory());
      figure.put("load_cpu_ms", loading.used().toMillis());
      figures.put(said.name(), figure);
    }
    table.row("wanted", "", "<= 10", "", "<= 150", "", "", "", "");
    report.heading(
        "Processor time of the synthesis for each second of sound, and ms to the first sound of a"
            + " sentence that was never said, one at a time; memory once loaded");
    report.table(table);
    report.put("cost", figures);
  }

  /** Processor seconds for each second of sound. */
  static double realTimeFactor(List<Utterance> utterances) {
    Duration used =
        utterances.stream().map(said -> said.cost().used()).reduce(Duration.ZERO, Duration::plus);
    return used.toNanos() / 1e9 / utterances.stream().mapToDouble(Utterance::length).sum();
  }
}
