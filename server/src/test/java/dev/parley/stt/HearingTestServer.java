package dev.parley.stt;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.audio.Wav;
import dev.parley.outbound.Endpoint;
import dev.parley.outbound.Rest;
import dev.parley.outbound.WaysOut;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hears by OpenAI's {@code /audio/transcriptions}, as well or as badly as a test wants. It reads
 * the form as RFC 7578 has it, and refuses what is none.
 */
public final class HearingTestServer implements AutoCloseable {
  public static final String KEY = "sk-ears";
  private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; boundary=(\\S+)");
  private static final Pattern NAME = Pattern.compile("form-data; name=\"([^\"]+)\"");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Manner manner;

  /** A request: the fields of its form, and its clip. */
  record Asked(Map<String, String> fields, Wav clip) {}

  /** How a request is answered. */
  @FunctionalInterface
  public interface Manner {
    void answer(Map<String, String> fields, HttpExchange exchange)
        throws IOException, InterruptedException;
  }

  public HearingTestServer(Manner manner) throws IOException {
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/audio/transcriptions", this::take);
    server.start();
  }

  /** A server that hears these words in everything, and does not say how sure it is. */
  public static HearingTestServer hearing(String words) throws IOException {
    return new HearingTestServer(
        (_, exchange) -> say(exchange, 200, "{\"text\": \"%s\"}".formatted(words)));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      Matcher boundary = BOUNDARY.matcher(type);
      if (!key.equals("Bearer " + KEY)) {
        say(exchange, 401, "{\"error\": {\"message\": \"Incorrect API key provided\"}}");
      } else if (!boundary.matches() || !exchange.getRequestMethod().equals("POST")) {
        say(exchange, 400, "{\"error\": {\"message\": \"no form\"}}");
      } else {
        Asked form = form(exchange.getRequestBody().readAllBytes(), boundary.group(1));
        asked.add(form);
        manner.answer(form.fields(), exchange);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Asked form(byte[] body, String boundary) {
    // Latin-1 keeps each byte as it is.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String[] parts = ("\r\n" + text).split(Pattern.quote("\r\n--" + boundary), -1);
    if (!parts[0].isEmpty() || !parts[parts.length - 1].equals("--\r\n")) {
      throw new AssertionError("no form: it does not begin and end with its boundary");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Wav clip = null;
    for (int i = 1; i < parts.length - 1; i++) {
      int end = parts[i].indexOf("\r\n\r\n");
      String head = parts[i].substring(0, end);
      String value = parts[i].substring(end + 4);
      Matcher name = NAME.matcher(head);
      if (!name.find()) {
        throw new AssertionError("a part without a name: " + head);
      }
      if (name.group(1).equals("file")) {
        if (!head.contains("filename=\"turn.wav\"") || !head.contains("Content-Type: audio/wav")) {
          throw new AssertionError("a file that does not say what it is: " + head);
        }
        clip = Wav.parse(value.getBytes(StandardCharsets.ISO_8859_1));
      } else {
        fields.put(name.group(1), value);
      }
    }
    if (clip == null) {
      throw new AssertionError("a form without a file");
    }
    return new Asked(fields, clip);
  }

  /** Answers otherwise from now on. */
  void now(Manner other) {
    manner = other;
  }

  public HearingServer recogniser() {
    return recogniser(KEY);
  }

  HearingServer recogniser(String key) {
    URI url = URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    return new HearingServer(
        HearingProtocol.OPENAI, new Endpoint(url, "small-ears", new Endpoint.Key(key)));
  }

  /** Its recogniser, for those who have time. */
  public ServedHearing patiently(WaysOut ways, SpeechToText embedded, Rest rest) {
    return new ServedHearing(
        recogniser(),
        ways,
        embedded,
        new ServedSession.Settings(
            recogniser().name(), Duration.ofSeconds(20), rest, System::nanoTime));
  }

  /** What it was asked, oldest first. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Nothing happens, until the test is over. */
  void hang() throws InterruptedException {
    over.await();
  }

  /** A status and a body of JSON. */
  static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
