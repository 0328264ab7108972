package dev.parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedVoiceTest {
  private static final long MUCH = 64L << 30;
  private static final String WHEEL = "hibari_tts-0.2.1-py3-none-any.whl";

  /** An index that hangs is not waited for much longer than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  @TempDir private Path directory;

  private ModelStore store(int port) {
    return ModelStore.open(
        directory, Map.of("PIP_INDEX_URL", "http://127.0.0.1:" + port + "/simple"));
  }

  private Optional<String> missing(int port, @Nullable String setting, long memory)
      throws InterruptedException {
    return WantedVoice.missing(store(port), setting, memory, Progress.silent());
  }

  @Test
  void waitsSecondsForAnIndexThatHangsAndSaysWhatToDo() throws Exception {
    try (ServerSocket hangs = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long began = System.nanoTime();
      assertThat(missing(hangs.getLocalPort(), null, MUCH).orElseThrow())
          .contains("hibari could not be fetched", "next start tries again", "PARLEY_VOICE=pico");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }
  }

  @Test
  void tellsOnceWhoSpeaksInItsPlace() throws Exception {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    var said = new ByteArrayOutputStream();
    WantedVoice.ensureUsual(
        store(nobody), "heart", Progress.on(new PrintStream(said, true, UTF_8)));
    assertThat(said.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .contains("Pico speaks where an agent names no voice, in place of heart", "127.0.0.1");
  }

  @Test
  void asksNobodyWherePicoIsWantedOrTheMachineIsSmall() throws Exception {
    try (Index index = new Index()) {
      assertThat(missing(index.port(), "pico", MUCH)).isEmpty();
      assertThat(missing(index.port(), null, 1L << 30).orElseThrow())
          .contains("1024 MB", "1500", "PARLEY_VOICE=heart");
      assertThat(index.asked).hasValue(0);
      assertThat(missing(index.port(), "heart", 1L << 30)).isPresent();
      assertThat(index.asked).hasPositiveValue();
    }
  }

  @Test
  void takesNoOtherFileForItAndTriesAgainNextTime() throws Exception {
    try (Index index = new Index()) {
      assertThat(missing(index.port(), null, MUCH).orElseThrow())
          .contains(WHEEL, "SHA-256", "next start tries again");
      int first = index.asked.get();
      assertThat(missing(index.port(), null, MUCH)).isPresent();
      assertThat(index.asked.get()).isEqualTo(2 * first);
      assertThat(store(index.port()).has("hibari")).isFalse();
    }
  }

  /** An index whose wheel is another's. */
  private static final class Index implements AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    Index() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/simple/hibari-tts/", exchange -> answer(exchange, "<a href=\"/" + WHEEL + "\">"));
      server.createContext("/" + WHEEL, exchange -> answer(exchange, "no voice"));
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
      try (exchange) {
        asked.incrementAndGet();
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
