package dev.parley.bench.dashboard;

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
import java.util.function.Consumer;

/** How long the rows of calls take where there are very many, by every filter. */
final class RowBench {
  /** What a page may take, in ms, at the 99th percentile. */
  private static final int BAR = 100;

  private static final int LIMIT = 50;
  private static final int MOST = 200;
  private static final int PAGES_TO_FAR = 25;
  private static final int WARM_UP = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedParley server;
  private final Report report;
  private final Consumer<String> progress;
  private final Table table =
      new Table("", "found", "page", "rows", "kB", "p50 ms", "p99", "max", "of " + BAR);
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private double worst;
  private int slow;

  RowBench(ServedParley server, Report report, Consumer<String> progress) {
    this.server = server;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Asks for the pages, one request after the other.
   *
   * @param times how often each page is asked for
   * @return whether every page kept to the bar
   */
  boolean run(int times) {
    try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      JsonNode first = data(ask(client, "&limit=1")).at("/rows/0");
      for (RowCases.Case each :
          RowCases.of(first.at("/agent/id").asText(), first.at("/contact/id").asText())) {
        progress.accept(each.what() + " …");
        measure(client, each, "first", "", times);
        String far = far(client, each);
        if (!far.isEmpty()) {
          measure(client, each, "far", "&cursor=" + far, times);
        }
      }
    }
    report.heading(
        "Pages of %d rows, each asked for %d times, one after the other; far is behind the newest %d"
            .formatted(LIMIT, times, PAGES_TO_FAR * MOST));
    report.table(table);
    report.line(
        slow == 0
            ? "every page kept to %d ms at p99; the slowest took %.1f ms".formatted(BAR, worst)
            : "%d PAGES TOOK MORE THAN %d ms at p99; the slowest %.1f ms"
                .formatted(slow, BAR, worst));
    report.put("bar_ms", BAR);
    report.put("worst_p99_ms", Math.round(100 * worst) / 100.0);
    report.put("slow", slow);
    report.put("pages", rows);
    return slow == 0;
  }

  /** A cursor behind many pages, empty if there are not so many. */
  private String far(HttpClient client, RowCases.Case each) {
    String cursor = "";
    for (int i = 0; i < PAGES_TO_FAR; i++) {
      JsonNode next =
          data(ask(
                  client,
                  each.query() + "&limit=" + MOST + (cursor.isEmpty() ? "" : "&cursor=" + cursor)))
              .path("next");
      if (next.isNull()) {
        return "";
      }
      cursor = next.asText();
    }
    return cursor;
  }

  private void measure(
      HttpClient client, RowCases.Case each, String page, String cursor, int times) {
    String query = each.query() + "&limit=" + LIMIT + cursor;
    List<Duration> latencies = new ArrayList<>();
    byte[] body = new byte[0];
    for (int i = 0; i < WARM_UP + times; i++) {
      long before = System.nanoTime();
      body = ask(client, query);
      if (i >= WARM_UP) {
        latencies.add(Duration.ofNanos(System.nanoTime() - before));
      }
    }
    tell(each, page, data(body), body.length, Figures.millis(latencies));
  }

  private void tell(RowCases.Case each, String page, JsonNode data, int bytes, Figures figures) {
    double p99 = figures.at(0.99);
    worst = Math.max(worst, p99);
    slow += p99 > BAR ? 1 : 0;
    String found =
        data.path("count").asText() + (data.path("count_is").asText().equals("exact") ? "" : "+");
    table.row(
        each.what(),
        found,
        page,
        data.path("rows").size(),
        bytes / 1024,
        "%.1f".formatted(figures.median()),
        "%.1f".formatted(p99),
        "%.1f".formatted(figures.at(1)),
        p99 > BAR ? "SLOW" : "ok");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", each.what());
    row.put("page", page);
    row.put("found", found);
    row.put("latency_ms", figures.shares());
    rows.add(row);
  }

  private byte[] ask(HttpClient client, String query) {
    String path = "/call?fields=summary" + query;
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve(path))
            .header("x-api-token", server.token())
            .build();
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
