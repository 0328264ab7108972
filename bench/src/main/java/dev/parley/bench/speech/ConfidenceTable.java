package dev.parley.bench.speech;

import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What recognisers think of their own texts. */
final class ConfidenceTable {
  private static final double SURE = -0.45;
  private static final double NOISE = -0.8;

  private ConfidenceTable() {}

  /** Reports; gives its figures. */
  static Map<String, Object> tell(Map<String, List<Transcript>> heard, Report report) {
    Table table =
        new Table("", "clips", "sure", "asked again below -0.45", "dropped below -0.8", "median");
    Map<String, Object> figures = new LinkedHashMap<>();
    heard.forEach((name, transcripts) -> {
      figures.put(
          name,
          Map.of(
              "right",
              row(table, name + ", heard right", transcripts, Transcript::right),
              "wrong",
              row(table, name + ", heard wrong", transcripts, t -> !t.right())));
    });
    report.heading("What the recogniser itself thinks of its text (average log-probability)");
    report.table(table);
    return figures;
  }

  private static Map<String, Object> row(
      Table table, String described, List<Transcript> transcripts, Predicate<Transcript> wanted) {
    List<Transcript> these = transcripts.stream().filter(wanted).toList();
    long dropped = these.stream().filter(t -> t.confidence() < NOISE).count();
    long asked = these.stream().filter(t -> t.confidence() < SURE).count() - dropped;
    double median =
        these.stream()
            .mapToDouble(Transcript::confidence)
            .sorted()
            .skip(these.size() / 2)
            .findFirst()
            .orElse(Double.NaN);
    table.row(
        described,
        these.size(),
        these.size() - asked - dropped,
        asked,
        dropped,
        "%.2f".formatted(median));
    return Map.of("clips", these.size(), "below_0.45", asked + dropped, "below_0.8", dropped);
  }
}
