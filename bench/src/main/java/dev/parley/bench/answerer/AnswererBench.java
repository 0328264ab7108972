package dev.parley.bench.answerer;

import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.call.Answerer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Who each pickup is taken for. */
final class AnswererBench {
  private static final int TELL_EVERY = 25;

  private final Hearing hearing;
  private final Report report;
  private final Consumer<String> progress;
  private final Consumer<String> details;

  /** A pickup and what was found of it. */
  private record Result(Pickup pickup, Hearing.Found found) {
    Answerer last() {
      return Objects.requireNonNullElse(found.last(), Answerer.SILENCE);
    }

    boolean right() {
      return last() == pickup.kind.answerer;
    }

    boolean human() {
      return pickup.kind == Kind.HUMAN;
    }

    /** Whether a machine was taken for a human while it spoke. */
    boolean earlyHuman() {
      return found.early() == Answerer.HUMAN;
    }

    /** Whether a human was ever taken for a machine. */
    boolean machine() {
      return found.ever().stream().anyMatch(Answerer::machine);
    }
  }

  AnswererBench(
      Hearing hearing, Report report, Consumer<String> progress, Consumer<String> details) {
    this.hearing = hearing;
    this.report = report;
    this.progress = progress;
    this.details = details;
  }

  void run(List<Pickup> pickups) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Pickup pickup : pickups) {
      Result result = new Result(pickup, hearing.hear(pickup.samples));
      results.add(result);
      if (pickup.tuning && (!result.right() || odd(result))) {
        details.accept(described(result));
      }
      if (results.size() % TELL_EVERY == 0) {
        progress.accept("%d of %d pickups".formatted(results.size(), pickups.size()));
      }
    }
    for (boolean tuning : new boolean[] {true, false}) {
      List<Result> half = results.stream().filter(r -> r.pickup.tuning == tuning).toList();
      if (!half.isEmpty()) {
        tell(tuning ? "the half for tuning" : "the half held out", half);
        report.put(tuning ? "tuning" : "held_out", figures(half));
      }
    }
  }

  private static boolean odd(Result result) {
    return result.human() ? result.machine() : result.earlyHuman();
  }

  private static String described(Result result) {
    return "%s taken for %s (at 3 s %s, ever %s%s): %s%n    %s"
        .formatted(
            result.pickup.kind.word,
            result.last(),
            result.found.early(),
            result.found.ever(),
            result.found.greeted() ? ", greeted" : "",
            result.pickup.name,
            result.found.words());
  }

  private void tell(String half, List<Result> results) {
    report.heading("Who took the call, and who it was taken for in the end: " + half);
    List<String> headings = new ArrayList<>(List.of("", "pickups"));
    for (Answerer answerer : Answerer.values()) {
      headings.add(answerer.word());
    }
    headings.addAll(List.of("right %", "human at 3 s", "greeted", "known after ms"));
    Table table = new Table(headings.toArray(String[]::new));
    for (Kind kind : Kind.values()) {
      List<Result> these = results.stream().filter(r -> r.pickup.kind == kind).toList();
      if (!these.isEmpty()) {
        List<Object> row = new ArrayList<>(List.of(kind.word, these.size()));
        for (Answerer answerer : Answerer.values()) {
          long count = these.stream().filter(r -> r.last() == answerer).count();
          row.add(count == 0 ? "" : count);
        }
        row.add(percent(these.stream().filter(Result::right).count(), these.size()));
        row.add(these.stream().filter(Result::earlyHuman).count());
        row.add(these.stream().filter(r -> r.found.greeted()).count());
        row.add(median(these));
        table.row(row.toArray());
      }
    }
    report.table(table);
    report.line("");
    Map<String, Object> figures = figures(results);
    report.line(
        "a human ever taken for a machine: %s of %s; a machine that speaks taken for a human 3 s after it began: %s of %s; beeps found: %s of %s, none found where none was: %s of %s"
            .formatted(
                figures.get("human_called_machine"),
                figures.get("humans"),
                figures.get("machine_called_human"),
                figures.get("machines"),
                figures.get("beeps_found"),
                figures.get("beeps"),
                figures.get("beeps_false"),
                figures.get("no_beeps")));
  }

  private static Map<String, Object> figures(List<Result> results) {
    List<Result> humans = results.stream().filter(Result::human).toList();
    List<Result> machines =
        results.stream()
            .filter(r -> !r.human())
            .filter(r -> r.pickup.kind != Kind.SILENCE && r.pickup.kind != Kind.FAX)
            .toList();
    List<Result> beeps = results.stream().filter(r -> r.pickup.beeps).toList();
    List<Result> others =
        results.stream().filter(r -> !r.pickup.beeps && r.pickup.kind != Kind.FAX).toList();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("humans", humans.size());
    figures.put("human_called_machine", humans.stream().filter(Result::machine).count());
    figures.put("machines", machines.size());
    figures.put("machine_called_human", machines.stream().filter(Result::earlyHuman).count());
    figures.put("right", results.stream().filter(Result::right).count());
    figures.put("pickups", results.size());
    figures.put("beeps", beeps.size());
    figures.put("beeps_found", beeps.stream().filter(r -> r.found.beep()).count());
    figures.put("no_beeps", others.size());
    figures.put("beeps_false", others.stream().filter(r -> r.found.beep()).count());
    return figures;
  }

  private static String percent(long part, long all) {
    return "%.1f".formatted(100.0 * part / all);
  }

  private static Object median(List<Result> results) {
    long[] after =
        results.stream()
            .filter(Result::right)
            .mapToLong(r -> r.found.knownAfter())
            .sorted()
            .toArray();
    return after.length == 0 ? "-" : after[after.length / 2];
  }
}
