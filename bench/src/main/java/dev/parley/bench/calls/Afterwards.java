package dev.parley.bench.calls;

import dev.parley.bench.report.Report;
import dev.parley.bench.served.GarbageCollection;
import dev.parley.bench.served.Gauges;
import dev.parley.bench.served.ProcessFigures;
import dev.parley.bench.served.ServedApi;
import dev.parley.bench.served.ServedParley;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server holds, most of all when no call is under way any more.
 *
 * @param heap in bytes, after a collection
 */
record Afterwards(ProcessFigures process, double heap, Gauges gauges) {
  /** Transactions wait for retransmissions up to 32 s (RFC 3261 section 17). */
  private static final Duration TIMERS = Duration.ofSeconds(40);

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final double MIB = 1 << 20;

  /** Waits until the server is at rest, and looks. */
  static Afterwards of(ServedParley server, ServedApi api) throws InterruptedException {
    long limit = System.nanoTime() + TIMERS.toNanos();
    Gauges gauges = api.gauges();
    while (System.nanoTime() < limit && !atRest(gauges)) {
      Thread.sleep(LOOK);
      gauges = api.gauges();
    }
    return now(server, api);
  }

  /** Looks at once. */
  static Afterwards now(ServedParley server, ServedApi api) throws InterruptedException {
    GarbageCollection.now(server.pid());
    Gauges rested = api.gauges();
    return new Afterwards(
        ProcessFigures.of(server.pid()),
        rested.sum("jvm_memory_used_bytes", labels -> labels.contains("area=\"heap\"")),
        rested);
  }

  private static boolean atRest(Gauges gauges) {
    return gauges.of("parley_calls_live")
            + gauges.of("parley_sip_calls")
            + gauges.of("parley_sip_transactions")
            + gauges.of("parley_media_sessions")
        == 0;
  }

  /** Says what is left, under a name. */
  void tell(Report report, String name) {
    report.line(
        "%s: %d calls, %d dialogs, %d transactions, %d media sessions, %d threads, %d files of which %d sockets, heap %.0f MB, resident %.0f MB"
            .formatted(
                name,
                (int) gauges.of("parley_sip_calls"),
                (int) gauges.of("parley_sip_dialogs"),
                (int) gauges.of("parley_sip_transactions"),
                (int) gauges.of("parley_media_sessions"),
                process.threads(),
                process.files(),
                process.sockets(),
                heap / MIB,
                process.resident() / MIB));
    report.put(name.replace(' ', '_'), summary());
  }

  /** For machines. */
  Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("calls", gauges.of("parley_sip_calls"));
    summary.put("dialogs", gauges.of("parley_sip_dialogs"));
    summary.put("transactions", gauges.of("parley_sip_transactions"));
    summary.put("media_sessions", gauges.of("parley_media_sessions"));
    summary.put("threads", process.threads());
    summary.put("files", process.files());
    summary.put("sockets", process.sockets());
    summary.put("heap_mb", Math.round(heap / MIB));
    summary.put("resident_mb", Math.round(process.resident() / MIB));
    return summary;
  }
}
