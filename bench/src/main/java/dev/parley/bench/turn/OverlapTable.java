package dev.parley.bench.turn;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What sounds over the agent's words did to it. */
final class OverlapTable {
  private OverlapTable() {}

  /** Reports on sounds. */
  static void tell(List<OverlapTake> takes, Report report) {
    Table table =
        new Table(
            "sound",
            "times",
            "stopped it",
            "after ms p50",
            "p95",
            "made it pause",
            "for ms p50",
            "p95");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (OverlapTake.Sound sound : OverlapTake.Sound.values()) {
      List<OverlapTake> these = takes.stream().filter(take -> take.sound() == sound).toList();
      Figures times =
          Figures.millis(
              these.stream().map(OverlapTake::stopped).filter(Objects::nonNull).toList());
      Figures pauses =
          Figures.millis(these.stream().map(OverlapTake::paused).filter(Objects::nonNull).toList());
      String name = sound.name().toLowerCase(Locale.ROOT);
      table.row(
          name,
          these.size(),
          times.count(),
          times.median(),
          times.at(0.95),
          pauses.count(),
          pauses.median(),
          pauses.at(0.95));
      Map<String, Object> figure = new LinkedHashMap<>(times.summary());
      figure.put("times", these.size());
      figure.put("paused", pauses.summary());
      figures.put(name, figure);
    }
    report.heading(
        "Sounds over the agent's words: the callee's first voiced packet to the agent's last");
    report.table(table);
    report.put("overlap", figures);
  }
}
