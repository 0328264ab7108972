package dev.parley.bench.calls;

import dev.parley.bench.report.Figures;
import dev.parley.bench.served.GarbageCollection;
import dev.parley.bench.served.Gauges;
import dev.parley.bench.served.ProcessFigures;
import dev.parley.bench.served.ServedApi;
import dev.parley.bench.served.ServedParley;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A look at a server under a soak. */
record SoakSample(
    Duration at,
    ProcessFigures process,
    double heap,
    long database,
    long files,
    Gauges gauges,
    Figures gaps,
    int calls) {
  static final double MIB = 1 << 20;

  double resident() {
    return process.resident() / MIB;
  }

  /**
   * Looks.
   *
   * @param began when the soak did
   * @param from when the look before was; felt gaps of a minute before it count as well
   */
  static SoakSample of(ServedParley server, ServedApi api, CallLoad load, long began, long from)
      throws InterruptedException {
    GarbageCollection.now(server.pid());
    Gauges gauges = api.gauges();
    List<CallLoad.Outcome> outcomes = load.outcomes();
    List<Duration> gaps =
        outcomes.stream()
            .flatMap(outcome -> outcome.turns().stream())
            .filter(turn -> turn.endNanos() >= from - Duration.ofMinutes(1).toNanos())
            .map(CalleeTurn::gap)
            .filter(Objects::nonNull)
            .toList();
    return new SoakSample(
        Duration.ofNanos(System.nanoTime() - began),
        ProcessFigures.of(server.pid()),
        gauges.sum("jvm_memory_used_bytes", labels -> labels.contains("area=\"heap\"")) / MIB,
        size(server.home().resolve("postgres/data")),
        size(server.home().resolve("recordings")),
        gauges,
        Figures.millis(gaps),
        outcomes.size());
  }

  private static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(SoakSample::length).sum();
    } catch (IOException | java.io.UncheckedIOException _) {
      return 0;
    }
  }

  private static long length(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /** For somebody who watches. */
  String described() {
    return "%5.1f min: %d calls ended, resident %.0f MB, heap %.0f MB, %d threads, %d files, %d sockets, %.0f media sessions, %.0f dialogs, %.0f transactions, database %.0f MB, recordings %.0f MB, gap p50 %.0f p95 %.0f ms"
        .formatted(
            at().toMillis() / 60_000.0,
            calls(),
            resident(),
            heap(),
            process.threads(),
            process.files(),
            process.sockets(),
            gauges().of("parley_media_sessions"),
            gauges().of("parley_sip_dialogs"),
            gauges().of("parley_sip_transactions"),
            database() / MIB,
            files() / MIB,
            gaps().median(),
            gaps().at(0.95));
  }
}
