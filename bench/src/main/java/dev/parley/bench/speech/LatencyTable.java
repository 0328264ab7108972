package dev.parley.bench.speech;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How soon words are heard, by how long they last. */
final class LatencyTable {
  /** What the recogniser's session puts around the words. */
  private static final double PADDING = 0.6;

  private static final List<Integer> LENGTHS = List.of(0, 1, 2, 4, 8, 15);

  private LatencyTable() {}

  /** Reports; gives its figures. */
  static Map<String, Object> tell(Map<String, List<Transcript>> heard, Report report) {
    List<String> headings = new ArrayList<>(List.of("words last", "clips"));
    heard.keySet().forEach(name -> headings.addAll(List.of(name + " p50", "p95")));
    Table table = new Table(headings.toArray(String[]::new));
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i + 1 < LENGTHS.size(); i++) {
      long from = 1000L * LENGTHS.get(i);
      long to = 1000L * LENGTHS.get(i + 1);
      List<Object> row = new ArrayList<>();
      Map<String, Object> figure = new LinkedHashMap<>();
      heard.forEach((name, transcripts) -> {
        Figures took =
            Figures.millis(
                transcripts.stream()
                    .filter(t -> within(t.clip().length(), from, to))
                    .map(Transcript::took)
                    .toList());
        if (row.isEmpty()) {
          row.addAll(List.of("%d to %d s".formatted(from / 1000, to / 1000), took.count()));
        }
        row.add(took.median());
        row.add(took.at(0.95));
        figure.put(name, took.summary());
      });
      table.row(row.toArray());
      figures.put("%d-%d s".formatted(from / 1000, to / 1000), figure);
    }
    report.heading("From the end of the words to their text in ms, one at a time");
    report.table(table);
    heard.forEach((name, transcripts) -> {
      double factor = realTimeFactor(transcripts);
      report.line("%s takes %.3f of the time the speech took".formatted(name, factor));
      figures.put(name + "_real_time_factor", Math.round(1000 * factor) / 1000.0);
    });
    return figures;
  }

  private static boolean within(Duration length, long from, long to) {
    return length.toMillis() >= from && length.toMillis() < to;
  }

  private static double realTimeFactor(List<Transcript> transcripts) {
    double took = transcripts.stream().mapToDouble(t -> t.took().toNanos() / 1e9).sum();
    double audio =
        transcripts.stream().mapToDouble(t -> t.clip().length().toMillis() / 1e3 + PADDING).sum();
    return took / audio;
  }
}
