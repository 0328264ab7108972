package dev.parley.bench.turn;

import dev.parley.agent.Expects;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How often callees were not let finish who pause inside a sentence. */
final class CutOffTable {
  private CutOffTable() {}

  /** Reports on turns with a pause. */
  static void tell(List<Take> takes, Report report) {
    List<Take> paused = takes.stream().filter(Take::paused).toList();
    List<Long> lengths = paused.stream().map(CutOffTable::hundreds).distinct().sorted().toList();
    Table table = new Table("pause", "yes_no", "choice", "open", "all");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (long length : lengths) {
      List<Take> these = paused.stream().filter(take -> hundreds(take) == length).toList();
      table.row(row("from %d ms".formatted(length), these));
      figures.put(String.valueOf(length), List.of(cut(these), lost(these), these.size()));
    }
    table.row(row("all", paused));
    figures.put("all", List.of(cut(paused), lost(paused), paused.size()));
    report.heading(
        "Callees who pause inside a sentence: answered inside it / their meaning lost, of how"
            + " many");
    report.table(table);
    Figures over =
        Figures.millis(paused.stream().map(Take::over).filter(Objects::nonNull).toList());
    report.line("");
    report.line(
        "The agent was heard over %d of them, who went on, for p50 %.0f and p95 %.0f ms."
            .formatted(over.count(), over.median(), over.at(0.95)));
    report.put("cut_off", figures);
    report.put("over_callee_ms", over.summary());
  }

  private static long hundreds(Take take) {
    return take.pause().toMillis() / 100 * 100;
  }

  private static Object[] row(String name, List<Take> takes) {
    List<Object> row = new ArrayList<>(List.of(name));
    for (Expects kind : GapTable.KINDS) {
      row.add(ratio(takes.stream().filter(take -> take.expects() == kind).toList()));
    }
    row.add(ratio(takes));
    return row.toArray();
  }

  private static String ratio(List<Take> takes) {
    return "%d / %d of %d".formatted(cut(takes), lost(takes), takes.size());
  }

  private static long lost(List<Take> takes) {
    return takes.stream().filter(Take::lost).count();
  }

  private static long cut(List<Take> takes) {
    return takes.stream().filter(Take::cutOff).count();
  }
}
