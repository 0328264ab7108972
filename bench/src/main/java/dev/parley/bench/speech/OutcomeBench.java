package dev.parley.bench.speech;

import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.bench.speech.OutcomeReplies.Half;
import dev.parley.bench.speech.OutcomeReplies.Reply;
import dev.parley.brain.Brain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** How often the outcome that a reply means is chosen, and none where it means none. */
final class OutcomeBench {
  private final Map<String, Brain> brains;
  private final Report report;
  private final Consumer<String> details;

  /**
   * A benchmark.
   *
   * @param brains by their names; the first is the one that matters, the others are its baselines
   */
  OutcomeBench(Map<String, Brain> brains, Report report, Consumer<String> details) {
    this.brains = brains;
    this.report = report;
    this.details = details;
  }

  private record Judged(Reply reply, OutcomeScore score, Duration took) {}

  void run(List<Reply> replies) throws InterruptedException {
    Map<String, List<Judged>> judged = new LinkedHashMap<>();
    for (Map.Entry<String, Brain> brain : brains.entrySet()) {
      var _ = judge(brain.getValue(), replies, _ -> {});
      judged.put(brain.getKey(), judge(brain.getValue(), replies, details));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    List<Judged> own = judged.values().iterator().next();
    for (Half half : Half.values()) {
      figures.put(half.name().toLowerCase(Locale.ROOT), half(half, own, judged));
    }
    figures.put("choice_ms", times(judged));
    report.put("outcomes", figures);
  }

  private static List<Judged> judge(Brain brain, List<Reply> replies, Consumer<String> details)
      throws InterruptedException {
    List<Judged> judged = new ArrayList<>();
    for (Reply reply : replies) {
      long begun = System.nanoTime();
      String chosen = brain.judge(reply.question()).outcome();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      OutcomeScore score = OutcomeScore.of(reply.meaning(), chosen);
      judged.add(new Judged(reply, score, took));
      if (score.right() + score.noneRight() == 0 && reply.half() == Half.TUNING) {
        details.accept(
            "%s: %s | %s, not %s"
                .formatted(reply.node(), reply.question().reply(), chosen, reply.meaning()));
      }
    }
    return judged;
  }

  private Map<String, Object> half(Half half, List<Judged> own, Map<String, List<Judged>> all) {
    Table table =
        new Table(
            "question",
            "answers",
            "right",
            "wrong",
            "asked again",
            "none kept",
            "decided %",
            "decisions right %");
    Map<String, Object> figures = new LinkedHashMap<>();
    List<String> nodes = own.stream().map(judged -> judged.reply().node()).distinct().toList();
    Map<String, Object> byNode = new LinkedHashMap<>();
    for (String node : nodes) {
      OutcomeScore score = score(own, reply -> reply.half() == half && reply.node().equals(node));
      score.row(table, node);
      byNode.put(node, score.summary());
    }
    all.forEach((name, judged) -> {
      OutcomeScore score = score(judged, reply -> reply.half() == half);
      score.row(table, "all: " + name);
      figures.put(name, score.summary());
    });
    figures.put("by_question", byNode);
    report.heading("Outcomes chosen, %s half".formatted(half.described));
    report.table(table);
    return figures;
  }

  private static OutcomeScore score(List<Judged> judged, Predicate<Reply> wanted) {
    return OutcomeScore.sum(
        judged.stream().filter(each -> wanted.test(each.reply())).map(Judged::score).toList());
  }

  private Map<String, Object> times(Map<String, List<Judged>> judged) {
    Map<String, Object> times = new LinkedHashMap<>();
    judged.forEach((name, each) -> {
      Figures took = Figures.millis(each.stream().map(Judged::took).toList());
      report.line(
          "a choice by %s takes %.1f ms (p50), %.1f ms (p95)"
              .formatted(name, took.median(), took.at(0.95)));
      times.put(name, took.summary());
    });
    return times;
  }
}
