package dev.parley.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.bench.served.ServedParley;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How long lists and searches take where there is much: first, middle and last pages of each. */
final class ListBench {
  /** What a page may take, in ms, at the 99th percentile. */
  private static final int BAR = 100;

  private static final int LIMIT = 50;
  private static final int WARM_UP = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedParley server;
  private final Books books;
  private final Report report;
  private final Consumer<String> progress;
  private final String token;
  private final Table table =
      new Table("", "found", "page", "kB", "p50 ms", "p99", "max", "of " + BAR);
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private double worst;
  private int slow;

  /**
   * Measures a server that nobody calls with.
   *
   * @param books the server's
   * @param progress told what takes long
   */
  ListBench(ServedParley server, Books books, Report report, Consumer<String> progress) {
    this.server = server;
    this.books = books;
    this.report = report;
    this.progress = progress;
    this.token = server.token();
  }

  /**
   * Fills the lists and pages through them, one request after the other.
   *
   * @param rows how many contacts, and as many calls
   * @param times how often each page is asked for
   * @return whether every page kept to the bar
   */
  boolean run(int rows, int times) {
    progress.accept("Making %d contacts and calls …".formatted(rows));
    Duration took = books.fill(rows);
    report.line(
        "%d contacts and as many calls with six utterances each, made by SQL in %d s"
            .formatted(rows, took.toSeconds()));
    try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      String agent = data(ask(client, "/interview?")).at("/interviews/0/id").asText();
      for (ListCases.Case each : ListCases.of(agent)) {
        progress.accept(each.what() + " …");
        measure(client, each, times);
      }
    }
    report.heading(
        "Pages of %d, each asked for %d times, one after the other".formatted(LIMIT, times));
    report.table(table);
    report.line(
        slow == 0
            ? "every page kept to %d ms at p99; the slowest took %.1f ms".formatted(BAR, worst)
            : "%d PAGES TOOK MORE THAN %d ms at p99; the slowest %.1f ms"
                .formatted(slow, BAR, worst));
    report.put("bar_ms", BAR);
    report.put("worst_p99_ms", Math.round(100 * worst) / 100.0);
    report.put("slow", slow);
    report.put("pages", this.rows);
    return slow == 0;
  }

  private void measure(HttpClient client, ListCases.Case each, int times) {
    long count = data(ask(client, each.path() + "&limit=1")).path("count").asLong();
    long last = Math.max(0, (count - 1) / LIMIT);
    Map<Long, String> pages = new TreeMap<>();
    pages.put(last, "last");
    pages.put(last / 2, "middle");
    pages.put(0L, "first");
    pages.forEach((page, name) -> {
      String path = each.path() + "&limit=%d&page=%d".formatted(LIMIT, page);
      List<Duration> latencies = new ArrayList<>();
      int bytes = 0;
      for (int i = 0; i < WARM_UP + times; i++) {
        long before = System.nanoTime();
        byte[] body = ask(client, path);
        if (i >= WARM_UP) {
          latencies.add(Duration.ofNanos(System.nanoTime() - before));
        }
        bytes = body.length;
      }
      tell(each, name, count, bytes, Figures.millis(latencies));
    });
  }

  private void tell(ListCases.Case each, String page, long count, int bytes, Figures figures) {
    double p99 = figures.at(0.99);
    worst = Math.max(worst, p99);
    slow += p99 > BAR ? 1 : 0;
    table.row(
        each.what(),
        count,
        page,
        bytes / 1024,
        "%.1f".formatted(figures.median()),
        "%.1f".formatted(p99),
        "%.1f".formatted(figures.at(1)),
        p99 > BAR ? "SLOW" : "ok");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", each.what());
    row.put("page", page);
    row.put("found", count);
    row.put("latency_ms", figures.shares());
    rows.add(row);
  }

  private byte[] ask(HttpClient client, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve(path)).header("x-api-token", token).build();
    try {
      HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (reply.statusCode() != 200) {
        throw new BenchException(
            "%s answered %d: %s"
                .formatted(
                    path, reply.statusCode(), new String(reply.body(), StandardCharsets.UTF_8)));
      }
      return reply.body();
    } catch (IOException e) {
      throw new BenchException("The server does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private static JsonNode data(byte[] body) {
    try {
      return JSON.readTree(body).path("data");
    } catch (IOException e) {
      throw new BenchException("The server answered what is no JSON.", e);
    }
  }
}
