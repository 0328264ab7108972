package dev.parley.bench.media;

import dev.parley.bench.report.Report;
import dev.parley.stt.VoiceActivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many calls' media one core carries, how evenly, and how far that is from C. */
final class MediaBench {
  private final @Nullable VoiceActivity activity;
  private final Path cache;
  private final InstantSource clock;
  private final Report report;

  /**
   * A benchmark.
   *
   * @param activity listens to all calls; null for nobody
   * @param cache where C programs are compiled into
   */
  MediaBench(@Nullable VoiceActivity activity, Path cache, InstantSource clock, Report report) {
    this.activity = activity;
    this.cache = cache;
    this.clock = clock;
    this.report = report;
  }

  /** Runs it. */
  void run(MediaPlan plan) throws InterruptedException {
    MediaTable table = new MediaTable(plan);
    CCompiler compiler = new CCompiler(cache);
    Optional<Path> reflector = plan.baseline() ? compiler.program("media-far") : Optional.empty();
    Optional<Path> baseline = plan.baseline() ? compiler.program("media-near") : Optional.empty();
    try (FarEnd far = reflector.<FarEnd>map(CFarEnd::new).orElseGet(JavaFarEnd::new)) {
      report.line("far end: " + far.described());
      report.line(baseline(plan, baseline.isPresent()));
      for (int calls : plan.calls()) {
        MediaTable.Run parley = parley(calls, far, plan);
        MediaTable.Run c = baseline.isPresent() ? c(baseline.get(), calls, far, plan) : null;
        table.add(calls, parley, c);
      }
    }
    report.heading(
        "Media of two-way calls on one loop: processor time, and the gap between two packets"
            + " of a call at the far end");
    table.tell(report);
    report.line(
        "late: more than 40 ms behind the call's beat of 20 ms; sent: of what was due; % of a core a call:"
            + " garbage collection and compilation too; plane: loop and recorder");
    report.put("seconds", plan.length().toSeconds());
    report.put("recording", plan.recording());
    report.put("talk", plan.talk());
    report.put("voice_activity", activity != null);
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

  private MediaTable.Run parley(int calls, FarEnd far, MediaPlan plan) throws InterruptedException {
    Path recordings = directory(plan);
    try (NearEnd near =
        new ParleyNearEnd(
            calls, far.addresses(), recordings, activity, plan.talk(), plan.codec(), clock)) {
      return measure(near, far, plan);
    } finally {
      delete(recordings);
    }
  }

  private static MediaTable.Run c(Path program, int calls, FarEnd far, MediaPlan plan)
      throws InterruptedException {
    Path recordings = directory(plan);
    try (NearEnd near = new CNearEnd(program, calls, far.addresses(), recordings)) {
      return measure(near, far, plan);
    } finally {
      delete(recordings);
    }
  }

  private static MediaTable.Run measure(NearEnd near, FarEnd far, MediaPlan plan)
      throws InterruptedException {
    Thread.sleep(plan.warmUp());
    near.begin();
    far.begin();
    Thread.sleep(plan.length());
    FarFigures there = far.end();
    return new MediaTable.Run(near.end(), there);
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
