package dev.parley.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What so many conversations at once came to.
 *
 * @param calls at once
 * @param outcomes of all that ended
 * @param serverCores processor time of the server for each second
 * @param calleeCores the same of the callees
 * @param waitMedian of recognitions for a core, in milliseconds
 * @param wait95 the same for 95 %
 */
record CallsStep(
    int calls,
    List<CallLoad.Outcome> outcomes,
    double serverCores,
    double calleeCores,
    double waitMedian,
    double wait95) {
  /** Who waits for longer counts as if they had waited so long. */
  private static final Duration UNANSWERED = Duration.ofSeconds(4);

  private static final List<String> PARTS = List.of("endpoint", "stt", "brain", "tts", "pacing");

  List<CalleeTurn> turns() {
    return outcomes.stream().flatMap(outcome -> outcome.turns().stream()).toList();
  }

  /** At the callees' sockets. */
  Figures felt() {
    return Figures.millis(
        turns().stream()
            .filter(turn -> !turn.cutOff())
            .map(turn -> Objects.requireNonNullElse(turn.gap(), UNANSWERED))
            .toList());
  }

  /** A part of the gaps the server kept, or their {@code total}. */
  Figures kept(String part) {
    List<Duration> gaps = new ArrayList<>();
    for (CallLoad.Outcome outcome : outcomes) {
      for (JsonNode gap : outcome.record().path("felt_gaps")) {
        gaps.add(Duration.ofMillis(gap.path(part + "_ms").asLong()));
      }
    }
    return Figures.millis(gaps);
  }

  long unanswered() {
    return turns().stream().filter(CalleeTurn::unanswered).count();
  }

  /** Turns the server took to be over although more was to come. */
  long falseEndings() {
    return outcomes.stream()
        .mapToLong(outcome ->
            Math.max(
                outcome.turns().stream().filter(CalleeTurn::cutOff).count(),
                outcome.heard() - outcome.turns().size()))
        .sum();
  }

  static Table table() {
    return new Table(
        "calls",
        "turns",
        "gap p50",
        "p95",
        "kept p50",
        "p95",
        "endpoint",
        "stt",
        "brain",
        "tts",
        "pacing",
        "stt p95",
        "queue p50",
        "p95",
        "server CPU %",
        "callees %",
        "unanswered",
        "false ends");
  }

  void row(Table table) {
    List<Object> row = new ArrayList<>();
    row.addAll(List.of(calls, turns().size(), felt().median(), felt().at(0.95)));
    row.addAll(List.of(kept("total").median(), kept("total").at(0.95)));
    PARTS.forEach(part -> row.add(kept(part).median()));
    row.addAll(List.of(kept("stt").at(0.95), waitMedian, wait95));
    row.addAll(List.of(100 * serverCores, 100 * calleeCores, unanswered(), falseEndings()));
    table.row(row.toArray());
  }

  /** For machines. */
  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("calls", calls);
    summary.put("turns", turns().size());
    summary.put("gap_ms", felt().summary());
    summary.put("kept_ms", kept("total").summary());
    PARTS.forEach(part -> summary.put(part + "_ms", kept(part).summary()));
    summary.put("queue_p50_ms", told(waitMedian));
    summary.put("queue_p95_ms", told(wait95));
    summary.put("server_cores", Math.round(100 * serverCores) / 100.0);
    summary.put("callee_cores", Math.round(100 * calleeCores) / 100.0);
    summary.put("unanswered", unanswered());
    summary.put("false_endings", falseEndings());
    return summary;
  }

  private static Object told(double millis) {
    return Double.isFinite(millis) ? (Object) millis : "none";
  }
}
