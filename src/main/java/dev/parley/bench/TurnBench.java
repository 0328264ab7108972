package dev.parley.bench;

import dev.parley.agent.Expects;
import dev.parley.call.FeltGap;
import dev.parley.conversation.ConversationDriver;
import dev.parley.conversation.Endpointing;
import dev.parley.conversation.Engines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** How long callers wait for an answer, and how often they are not let finish. */
public final class TurnBench {
  private static final List<Expects> KINDS = List.of(Expects.YES_NO, Expects.CHOICE, Expects.OPEN);

  private final Engines engines;
  private final InstantSource clock;
  private final Report report;
  private final Consumer<String> progress;

  /**
   * A benchmark of these engines.
   *
   * @param progress told how far it is
   */
  public TurnBench(Engines engines, InstantSource clock, Report report, Consumer<String> progress) {
    this.engines = engines;
    this.clock = clock;
    this.report = report;
    this.progress = progress;
  }

  /** Runs it once with the silences it was given. */
  public void run(TurnPlan plan) throws InterruptedException {
    TurnRun run = run(engines.endpointing());
    List<Take> takes = run.turns(plan);
    gaps(takes);
    cutOffs(takes);
    if (plan.overlaps() > 0) {
      overlaps(run.overlaps(plan));
    }
  }

  /** Runs it with shorter and longer silences: the felt gap against false cut-offs. */
  public void curve(TurnPlan plan, List<Double> factors) throws InterruptedException {
    Table table =
        new Table(
            "silence", "yes/no p50", "p95", "choice p50", "p95", "open p50", "p95", "cut off");
    List<Map<String, Object>> points = new ArrayList<>();
    List<String> plot = new ArrayList<>();
    for (double factor : factors) {
      List<Take> takes = run(engines.endpointing().scaled(factor)).turns(plan.withoutOverlaps());
      List<Object> row = new ArrayList<>(List.of("× " + factor));
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("factor", factor);
      for (Expects kind : KINDS) {
        Figures gaps = gaps(takes, kind);
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
    report.heading("Felt gap in ms against callers cut off in a pause, by silence waited for");
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

  private TurnRun run(Endpointing endpointing) {
    Engines tuned =
        new Engines(
            engines.stt(),
            engines.activity(),
            engines.tts(),
            engines.voice(),
            engines.brain(),
            engines.actions(),
            endpointing);
    return new TurnRun(new ConversationDriver(tuned, clock), engines.tts(), clock, progress);
  }

  private static Figures gaps(List<Take> takes, Expects kind) {
    return Figures.millis(
        takes.stream()
            .filter(take -> take.expects() == kind && !take.paused())
            .map(Take::gap)
            .filter(Objects::nonNull)
            .toList());
  }

  private void gaps(List<Take> takes) {
    Table table =
        new Table(
            "node",
            "turns",
            "gap p50",
            "p95",
            "max",
            "endpoint",
            "stt",
            "brain",
            "tts",
            "pacing",
            "own total",
            "words right",
            "cut off",
            "unanswered");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Expects kind : KINDS) {
      List<Take> plain =
          takes.stream().filter(take -> take.expects() == kind && !take.paused()).toList();
      Figures gaps = gaps(takes, kind);
      List<FeltGap> parts =
          plain.stream()
              .filter(take -> take.gap() != null)
              .map(Take::parts)
              .filter(Objects::nonNull)
              .toList();
      long cut = count(plain, Take::cutOff);
      long unanswered = count(plain, take -> take.gap() == null && !take.cutOff());
      table.row(
          kind.name().toLowerCase(Locale.ROOT),
          plain.size(),
          gaps.median(),
          gaps.at(0.95),
          gaps.at(1),
          median(parts, FeltGap::endpoint),
          median(parts, FeltGap::stt),
          median(parts, FeltGap::brain),
          median(parts, FeltGap::tts),
          median(parts, FeltGap::pacing),
          median(parts, FeltGap::total),
          "%d %%"
              .formatted(
                  Math.round(100.0 * count(plain, Take::understood) / Math.max(1, plain.size()))),
          cut,
          unanswered);
      Map<String, Object> figure = new LinkedHashMap<>(gaps.summary());
      figure.put("split_p50", split(parts, 0.5));
      figure.put("split_p95", split(parts, 0.95));
      figure.put("cut_off", cut);
      figure.put("unanswered", unanswered);
      figure.put("words_right", count(plain, Take::understood));
      figures.put(kind.name().toLowerCase(Locale.ROOT), figure);
    }
    report.heading(
        "Felt gap in ms, at the caller's socket: last voiced packet out to first voiced packet in;"
            + " the parts are medians");
    report.table(table);
    report.put("gap_ms", figures);
  }

  private static Map<String, Object> split(List<FeltGap> parts, double share) {
    Map<String, Object> split = new LinkedHashMap<>();
    split.put("endpoint", at(parts, FeltGap::endpoint, share));
    split.put("stt", at(parts, FeltGap::stt, share));
    split.put("brain", at(parts, FeltGap::brain, share));
    split.put("tts", at(parts, FeltGap::tts, share));
    split.put("pacing", at(parts, FeltGap::pacing, share));
    return split;
  }

  private static double median(List<FeltGap> parts, Function<FeltGap, Duration> part) {
    return at(parts, part, 0.5);
  }

  private static double at(List<FeltGap> parts, Function<FeltGap, Duration> part, double share) {
    double value = Figures.millis(parts.stream().map(part).toList()).at(share);
    return Math.round(10 * value) / 10.0;
  }

  private static <T> long count(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).count();
  }

  private void cutOffs(List<Take> takes) {
    List<Take> paused = takes.stream().filter(Take::paused).toList();
    List<Long> lengths = paused.stream().map(TurnBench::hundreds).distinct().sorted().toList();
    Table table = new Table("pause", "yes_no", "choice", "open", "all");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (long length : lengths) {
      List<Take> these = paused.stream().filter(take -> hundreds(take) == length).toList();
      table.row(row("from %d ms".formatted(length), these));
      figures.put(String.valueOf(length), List.of(count(these, Take::cutOff), these.size()));
    }
    table.row(row("all", paused));
    figures.put("all", List.of(count(paused, Take::cutOff), paused.size()));
    report.heading("Callers who pause inside a sentence and were cut off, of how many");
    report.table(table);
    report.put("cut_off", figures);
  }

  private static long hundreds(Take take) {
    return take.pause().toMillis() / 100 * 100;
  }

  private static Object[] row(String name, List<Take> takes) {
    List<Object> row = new ArrayList<>(List.of(name));
    for (Expects kind : KINDS) {
      row.add(ratio(takes.stream().filter(take -> take.expects() == kind).toList()));
    }
    row.add(ratio(takes));
    return row.toArray();
  }

  private static String ratio(List<Take> takes) {
    return "%d of %d".formatted(count(takes, Take::cutOff), takes.size());
  }

  private void overlaps(List<OverlapTake> takes) {
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
        "Sounds over the agent's words: the caller's first voiced packet to the agent's last");
    report.table(table);
    report.put("overlap", figures);
  }

  /** The factors a curve is drawn with when none are given. */
  public static List<Double> usualFactors() {
    return Arrays.asList(0.6, 0.8, 1.0, 1.3, 1.7);
  }
}
