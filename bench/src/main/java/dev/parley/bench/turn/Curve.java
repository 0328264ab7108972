package dev.parley.bench.turn;

import dev.parley.agent.Expects;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The felt gap against false cut-offs, as the silences waited for are shorter or longer. */
final class Curve {
  private final Table table =
      new Table("silence", "yes/no p50", "p95", "choice p50", "p95", "open p50", "p95", "cut off");
  private final List<Map<String, Object>> points = new ArrayList<>();
  private final List<String> plot = new ArrayList<>();

  /** Adds what became of the turns with all silences multiplied by a factor. */
  void add(double factor, List<Take> takes) {
    List<Object> row = new ArrayList<>(List.of("× " + factor));
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("factor", factor);
    for (Expects kind : GapTable.KINDS) {
      Figures gaps = GapTable.of(takes, kind);
      row.add(gaps.median());
      row.add(gaps.at(0.95));
      point.put(kind.name().toLowerCase(Locale.ROOT), gaps.summary());
    }
    List<Take> paused = takes.stream().filter(Take::paused).toList();
    long cut = paused.stream().filter(Take::cutOff).count();
    row.add("%d of %d".formatted(cut, paused.size()));
    point.put("paused", paused.size());
    point.put("cut_off", cut);
    table.row(row.toArray());
    points.add(point);
    plot.add(
        plotted(
            factor,
            Figures.millis(takes.stream().map(Take::gap).filter(Objects::nonNull).toList()),
            100.0 * cut / Math.max(1, paused.size())));
  }

  /** Reports on it. */
  void tell(Report report) {
    report.heading("Felt gap in ms against callees cut off in a pause, by silence waited for");
    report.table(table);
    report.line("");
    plot.forEach(report::line);
    report.put("curve", points);
  }

  /** A bar of 25 ms a sign for the median gap of all turns, one of 2.5 % a sign for cut-offs. */
  private static String plotted(double factor, Figures gaps, double cut) {
    String felt = "=".repeat((int) Math.round(gaps.median() / 25));
    String lost = "#".repeat((int) Math.round(cut / 2.5));
    return "× %-4s gap p50 %4.0f ms %-44s cut off %3.0f %% %s"
        .formatted(factor, gaps.median(), felt, cut, lost)
        .stripTrailing();
  }
}
