package dev.parley.bench;

import dev.parley.stt.VoiceActivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many calls' media one core carries, how evenly, and how far that is from C. */
public final class MediaBench {
  private final @Nullable VoiceActivity activity;
  private final Path cache;
  private final InstantSource clock;
  private final Report report;
  private final List<Map<String, Object>> runs = new ArrayList<>();
  private final Table table =
      new Table(
          "calls",
          "",
          "% of a core a call",
          "loop",
          "recorder",
          "voice",
          "gap ms p50",
          "p99",
          "p99.9",
          "max",
          "sent %",
          "late",
          "lost out",
          "lost back",
          "plane / C");

  /**
   * A benchmark.
   *
   * @param activity listens to all calls; null for nobody
   * @param cache where C programs are compiled into
   */
  public MediaBench(
      @Nullable VoiceActivity activity, Path cache, InstantSource clock, Report report) {
    this.activity = activity;
    this.cache = cache;
    this.clock = clock;
    this.report = report;
  }

  /** What both ends saw. */
  private record Run(NearEnd.Figures near, FarFigures far) {}

  /** Runs it. */
  public void run(MediaPlan plan) throws InterruptedException {
    CCompiler compiler = new CCompiler(cache);
    Optional<Path> reflector = plan.baseline() ? compiler.program("media-far") : Optional.empty();
    Optional<Path> baseline = plan.baseline() ? compiler.program("media-near") : Optional.empty();
    try (FarEnd far = reflector.<FarEnd>map(CFarEnd::new).orElseGet(JavaFarEnd::new)) {
      report.line("far end: " + far.described());
      report.line(baseline(plan, baseline.isPresent()));
      for (int calls : plan.calls()) {
        Run parley = parley(calls, far, plan);
        Run c = baseline.isPresent() ? c(baseline.get(), calls, far, plan) : null;
        add(calls, plan, parley, c);
      }
    }
    report.heading(
        "Media of two-way G.711 calls on one loop: processor time, and the gap between two packets"
            + " of a call at the far end");
    report.table(table);
    report.line(
        "late: more than 40 ms behind the call's beat of 20 ms; sent: of what was due; % of a core a call:"
            + " garbage collection and compilation too; plane: loop and recorder");
    report.put("seconds", plan.length().toSeconds());
    report.put("recording", plan.recording());
    report.put("talk", plan.talk());
    report.put("voice_activity", activity != null);
    report.put("runs", runs);
  }

  private static String baseline(MediaPlan plan, boolean compiled) {
    if (!plan.baseline()) {
      return "baseline: none, as was asked";
    }
    return compiled
        ? "baseline: the same in C, one thread and one that writes: same packets from the same kind of"
            + " sockets, a wait of 20 ms by sequence number, rings of 2 s to and from the call, sender"
            + " reports, recording; no adapting, blending or voice activity"
        : "baseline: none, for there is no C compiler; install one (apt-get install gcc libc6-dev)"
            + " to have it";
  }

  private Run parley(int calls, FarEnd far, MediaPlan plan) throws InterruptedException {
    Path recordings = directory(plan);
    try (NearEnd near =
        new ParleyNearEnd(calls, far.addresses(), recordings, activity, plan.talk(), clock)) {
      return measure(near, far, plan);
    } finally {
      delete(recordings);
    }
  }

  private static Run c(Path program, int calls, FarEnd far, MediaPlan plan)
      throws InterruptedException {
    Path recordings = directory(plan);
    try (NearEnd near = new CNearEnd(program, calls, far.addresses(), recordings)) {
      return measure(near, far, plan);
    } finally {
      delete(recordings);
    }
  }

  private static Run measure(NearEnd near, FarEnd far, MediaPlan plan) throws InterruptedException {
    Thread.sleep(plan.warmUp());
    near.begin();
    far.begin();
    Thread.sleep(plan.length());
    FarFigures there = far.end();
    return new Run(near.end(), there);
  }

  private void add(int calls, MediaPlan plan, Run parley, @Nullable Run c) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("calls", calls);
    double ratio = c == null ? Double.NaN : parley.near().cost().plane() / c.near().cost().plane();
    row(calls, "Parley", plan, parley, ratio);
    figures.put("parley", figures(calls, plan, parley));
    if (c != null) {
      row(calls, "C", plan, c, Double.NaN);
      figures.put("c", figures(calls, plan, c));
      figures.put("plane_ratio", rounded(ratio, 100));
    }
    runs.add(figures);
  }

  private void row(int calls, String what, MediaPlan plan, Run run, double ratio) {
    MediaCost cost = run.near().cost();
    FarFigures far = run.far();
    table.row(
        calls,
        what,
        "%.3f".formatted(share(cost.all(), calls, plan)),
        "%.3f".formatted(share(cost.loop(), calls, plan)),
        "%.3f".formatted(share(cost.recorder(), calls, plan)),
        "%.3f".formatted(share(cost.voice(), calls, plan)),
        "%.2f".formatted(far.p50()),
        "%.2f".formatted(far.p99()),
        "%.2f".formatted(far.p999()),
        "%.1f".formatted(far.max()),
        "%.1f".formatted(100 * run.near().sent() / plan.due(calls)),
        far.late(),
        far.lost(),
        run.near().missing(),
        Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio));
  }

  private static Map<String, Object> figures(int calls, MediaPlan plan, Run run) {
    MediaCost cost = run.near().cost();
    FarFigures far = run.far();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("core_percent_a_call", rounded(share(cost.all(), calls, plan), 10_000));
    figures.put("loop_percent", rounded(share(cost.loop(), calls, plan), 10_000));
    figures.put("recorder_percent", rounded(share(cost.recorder(), calls, plan), 10_000));
    figures.put("voice_percent", rounded(share(cost.voice(), calls, plan), 10_000));
    figures.put("gap_ms", List.of(far.p50(), far.p99(), far.p999(), far.max()));
    figures.put("sent_percent", rounded(100 * run.near().sent() / plan.due(calls), 10));
    figures.put("packets", far.packets());
    figures.put("late", far.late());
    figures.put("lost_out", far.lost());
    figures.put("lost_back", run.near().missing());
    return figures;
  }

  /** Of a core, in percent, for each call. */
  private static double share(double seconds, int calls, MediaPlan plan) {
    return 100 * seconds / (plan.length().toNanos() / 1e9) / calls;
  }

  private static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }

  private static @Nullable Path directory(MediaPlan plan) {
    if (!plan.recording()) {
      return null;
    }
    try {
      return Files.createTempDirectory("parley-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException("No directory for recordings can be made.", e);
    }
  }

  private static void delete(@Nullable Path directory) {
    if (directory == null) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be removed.", e);
    }
  }
}
