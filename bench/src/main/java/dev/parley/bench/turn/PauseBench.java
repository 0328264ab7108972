package dev.parley.bench.turn;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.driver.HeardTurn;
import dev.parley.driver.RecordedTurns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How often a call's hearing would answer inside the pauses of what is said. */
final class PauseBench {
  /** From the end of a turn until our voice is at the callee's ear. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(60);

  private final RecordedTurns turns;
  private final Consumer<String> progress;
  private final Map<String, List<Heard>> groups = new LinkedHashMap<>();

  /**
   * What became of something said.
   *
   * @param pauses it has
   * @param inside how many of them were answered
   * @param lost whether its pieces became more turns than one
   * @param gap from its end to the answer
   */
  private record Heard(int pauses, int inside, boolean lost, Duration gap) {}

  /**
   * A benchmark.
   *
   * @param progress told how far it is
   */
  PauseBench(RecordedTurns turns, Consumer<String> progress) {
    this.turns = turns;
    this.progress = progress;
  }

  /** Hears all of it. */
  void hear(List<Spoken> all) throws InterruptedException {
    for (Spoken spoken : all) {
      List<HeardTurn> heard = turns.hear(spoken.samples(), AudioFrame.NARROWBAND, spoken.expects());
      if (!heard.isEmpty()) {
        Heard one = outcome(spoken, heard);
        groups.computeIfAbsent(spoken.group(), _ -> new ArrayList<>()).add(one);
        progress.accept(
            "%s \"%s\": %d of %d pauses answered, gap %d ms, heard as %s"
                .formatted(
                    spoken.group(),
                    spoken.text(),
                    one.inside(),
                    one.pauses(),
                    one.gap().toMillis(),
                    heard.stream().map(HeardTurn::text).toList()));
      }
    }
  }

  private static Heard outcome(Spoken spoken, List<HeardTurn> heard) {
    List<Duration> answers =
        heard.stream()
            .flatMap(turn -> Stream.concat(turn.takenBack().stream(), Stream.of(turn.answered())))
            .toList();
    int inside = 0;
    for (Spoken.Silent pause : spoken.pauses()) {
      boolean answered =
          answers.stream()
              .anyMatch(at ->
                  at.compareTo(pause.from()) > 0 && at.plus(ON_THE_WAY).compareTo(pause.to()) < 0);
      inside += answered ? 1 : 0;
    }
    HeardTurn last = heard.getLast();
    return new Heard(
        spoken.pauses().size(), inside, heard.size() > 1, last.answered().minus(last.to()));
  }

  /** Reports on what was heard. */
  void tell(Report report) {
    Table table =
        new Table("said", "times", "pauses", "answered inside", "meaning lost", "gap p50", "p95");
    Map<String, Object> figures = new LinkedHashMap<>();
    groups.forEach((group, heard) -> {
      int pauses = heard.stream().mapToInt(Heard::pauses).sum();
      int inside = heard.stream().mapToInt(Heard::inside).sum();
      long lost = heard.stream().filter(Heard::lost).count();
      Figures gaps = Figures.millis(heard.stream().map(Heard::gap).toList());
      table.row(
          group,
          heard.size(),
          pauses,
          "%d (%d %%)".formatted(inside, Math.round(100.0 * inside / Math.max(1, pauses))),
          "%d (%d %%)".formatted(lost, Math.round(100.0 * lost / Math.max(1, heard.size()))),
          gaps.median(),
          gaps.at(0.95));
      figures.put(
          group,
          Map.of(
              "times",
              heard.size(),
              "pauses",
              pauses,
              "inside",
              inside,
              "lost",
              lost,
              "gap_ms",
              gaps.summary()));
    });
    report.heading(
        "Pauses of 200 ms and more inside what is said, by the hearing of a call without one: how"
            + " many were answered, and the silence before an answer at the end");
    report.table(table);
    report.put("pauses", figures);
  }
}
