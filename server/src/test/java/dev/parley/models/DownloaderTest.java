package dev.parley.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks ranges and breaks off when told to. */
class DownloaderTest {
  private final byte[] contents = new byte[300_000];
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private final OutboundClient client = OutboundClient.ofOperator(Map.of());
  private final Downloader downloader =
      new Downloader(
          client,
          new Backoff(Duration.ZERO, Duration.ZERO),
          new Random(1),
          Progress.silent(),
          Patience.LONG);

  @TempDir Path directory;
  private HttpServer server;
  private final AtomicInteger breaksOff = new AtomicInteger();
  private volatile boolean knowsRanges = true;

  @BeforeEach
  void serve() throws IOException {
    new Random(7).nextBytes(contents);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/model", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void fetchesAFile() throws Exception {
    Path file = directory.resolve("model");
    downloader.fetch(address("/model"), file, "model");
    assertThat(file).hasBinaryContent(contents);
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws Exception {
    breaksOff.set(2);
    Path file = directory.resolve("model");
    downloader.fetch(address("/model"), file, "model");
    assertThat(file).hasBinaryContent(contents);
    assertThat(ranges).hasSize(3).first().isEqualTo("none");
    assertThat(ranges.get(2)).startsWith("bytes=").isNotEqualTo("bytes=0-");
  }

  @Test
  void goesOnWithWhatAnEarlierProcessLeft() throws Exception {
    Path file = directory.resolve("model");
    Files.write(file, Arrays.copyOf(contents, 123_456));
    downloader.fetch(address("/model"), file, "model");
    assertThat(file).hasBinaryContent(contents);
    assertThat(ranges).containsExactly("bytes=123456-");
  }

  @Test
  void startsOverWhereTheServerKnowsNoRanges() throws Exception {
    knowsRanges = false;
    Path file = directory.resolve("model");
    Files.write(file, new byte[1000]);
    downloader.fetch(address("/model"), file, "model");
    assertThat(file).hasBinaryContent(contents);
  }

  @Test
  void dropsAPartThatIsLongerThanTheFile() throws Exception {
    Path file = directory.resolve("model");
    Files.write(file, new byte[contents.length + 1]);
    downloader.fetch(address("/model"), file, "model");
    assertThat(file).hasBinaryContent(contents);
  }

  @Test
  void asksNothingForACompleteFile() throws Exception {
    Path file = directory.resolve("model");
    downloader.fetch(address("/model"), file, "model");
    downloader.fetch(address("/model"), file, "model");
    assertThat(ranges).hasSize(1);
  }

  @Test
  void saysWhatTheServerRefused() {
    assertThatThrownBy(
            () -> downloader.fetch(address("/other"), directory.resolve("other"), "other"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("404")
        .hasMessageContaining("/other");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(range == null ? "none" : range);
      int from =
          range == null || !knowsRanges
              ? 0
              : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      if (from >= contents.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .add(
                "Content-Range",
                "bytes " + from + "-" + (contents.length - 1) + "/" + contents.length);
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, contents.length - from);
      int length = breaksOff.getAndDecrement() > 0 ? 70_000 : contents.length - from;
      exchange.getResponseBody().write(contents, from, length);
    }
  }
}
