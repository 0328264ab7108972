package dev.parley.bench.media;

import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calls cost and how evenly their packets came, beside the same job in C. */
final class MediaTable {
  private final MediaPlan plan;
  private final List<Map<String, Object>> runs = new ArrayList<>();
  private final Table table =
      new Table(
          "calls",
          "",
          "% of a core a call",
          "loop",
          "recorder",
          "voice",
          "gap ms p50",
          "p99",
          "p99.9",
          "max",
          "sent %",
          "late",
          "lost out",
          "lost back",
          "plane / C");

  MediaTable(MediaPlan plan) {
    this.plan = plan;
  }

  /** What both ends saw. */
  record Run(NearEnd.Figures near, FarFigures far) {}

  /** Reports on all runs. */
  void tell(Report report) {
    report.table(table);
    report.put("runs", runs);
  }

  /**
   * Adds a run.
   *
   * @param c the same job in C, null when it was not done
   */
  void add(int calls, Run parley, @Nullable Run c) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("calls", calls);
    double ratio = c == null ? Double.NaN : parley.near().cost().plane() / c.near().cost().plane();
    row(calls, "Parley", parley, ratio);
    figures.put("parley", figures(calls, parley));
    if (c != null) {
      row(calls, "C", c, Double.NaN);
      figures.put("c", figures(calls, c));
      figures.put("plane_ratio", rounded(ratio, 100));
    }
    runs.add(figures);
  }

  private void row(int calls, String what, Run run, double ratio) {
    MediaCost cost = run.near().cost();
    FarFigures far = run.far();
    table.row(
        calls,
        what,
        "%.3f".formatted(share(cost.all(), calls)),
        "%.3f".formatted(share(cost.loop(), calls)),
        "%.3f".formatted(share(cost.recorder(), calls)),
        "%.3f".formatted(share(cost.voice(), calls)),
        "%.2f".formatted(far.p50()),
        "%.2f".formatted(far.p99()),
        "%.2f".formatted(far.p999()),
        "%.1f".formatted(far.max()),
        "%.1f".formatted(100 * run.near().sent() / plan.due(calls)),
        far.late(),
        far.lost(),
        run.near().missing(),
        Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio));
  }

  private Map<String, Object> figures(int calls, Run run) {
    MediaCost cost = run.near().cost();
    FarFigures far = run.far();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("core_percent_a_call", rounded(share(cost.all(), calls), 10_000));
    figures.put("loop_percent", rounded(share(cost.loop(), calls), 10_000));
    figures.put("recorder_percent", rounded(share(cost.recorder(), calls), 10_000));
    figures.put("voice_percent", rounded(share(cost.voice(), calls), 10_000));
    figures.put("gap_ms", List.of(far.p50(), far.p99(), far.p999(), far.max()));
    figures.put("sent_percent", rounded(100 * run.near().sent() / plan.due(calls), 10));
    figures.put("packets", far.packets());
    figures.put("late", far.late());
    figures.put("lost_out", far.lost());
    figures.put("lost_back", run.near().missing());
    return figures;
  }

  /** Of a core, in percent, for each call. */
  private double share(double seconds, int calls) {
    return 100 * seconds / (plan.length().toNanos() / 1e9) / calls;
  }

  private static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }
}
