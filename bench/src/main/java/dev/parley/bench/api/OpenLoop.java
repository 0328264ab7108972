package dev.parley.bench.api;

import dev.parley.bench.report.BenchException;
import dev.parley.bench.served.HttpLine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests at a fixed rate, whatever becomes of those before. Each has its planned time, and its
 * latency is counted from there: while a slow server keeps all connections busy the later ones wait
 * for it, and that wait counts.
 */
final class OpenLoop {
  /** Enough that a second's requests may be under way at the greatest rates. */
  private static final int CONNECTIONS = 512;

  private final URI server;
  private final String token;

  OpenLoop(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /**
   * What became of a run's requests, in the order of their planned times.
   *
   * @param lasted from the first planned time to the last answer
   */
  record Run(List<Duration> latencies, List<HttpLine.Reply> replies, Duration lasted) {}

  /** A request without a planned time is sent as soon as a connection is free. */
  static final int AT_ONCE = 0;

  /**
   * Sends requests and waits for all answers.
   *
   * @param rate requests a second, or {@link #AT_ONCE}
   * @param connections at most so many requests are under way at once
   */
  Run run(int rate, int requests, int connections, IntFunction<Request> request)
      throws InterruptedException {
    long[] latencies = new long[requests];
    HttpLine.Reply[] replies = new HttpLine.Reply[requests];
    AtomicInteger next = new AtomicInteger();
    List<HttpLine> lines = connected(Math.min(connections, requests));
    double step = rate == AT_ONCE ? 0 : 1e9 / rate;
    long start = System.nanoTime() + Duration.ofMillis(100).toNanos();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (HttpLine line : lines) {
        workers.execute(() -> {
          for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
            Request wanted = request.apply(i);
            byte[] bytes = line.request(wanted.method(), wanted.path(), wanted.body());
            long planned = step == 0 ? System.nanoTime() : start + (long) (i * step);
            parkUntil(planned);
            replies[i] = line.exchange(bytes);
            latencies[i] = System.nanoTime() - planned;
          }
        });
      }
    } finally {
      lines.forEach(HttpLine::close);
    }
    Duration lasted = Duration.ofNanos(System.nanoTime() - start);
    List<Duration> times = new ArrayList<>(requests);
    for (long nanos : latencies) {
      times.add(Duration.ofNanos(nanos));
    }
    return new Run(times, List.of(replies), lasted);
  }

  /** The same with as many connections as may be needed. */
  Run run(int rate, int requests, IntFunction<Request> request) throws InterruptedException {
    return run(rate, requests, CONNECTIONS, request);
  }

  /** What is asked of the server. */
  record Request(String method, String path, String body) {}

  private List<HttpLine> connected(int count) {
    List<HttpLine> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      HttpLine line = new HttpLine(server, token);
      try {
        line.connect();
      } catch (IOException e) {
        lines.forEach(HttpLine::close);
        throw new BenchException("The server at %s takes no connection.".formatted(server), e);
      }
      lines.add(line);
    }
    return lines;
  }

  private static void parkUntil(long nanos) {
    long left = nanos - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = nanos - System.nanoTime();
    }
  }
}
