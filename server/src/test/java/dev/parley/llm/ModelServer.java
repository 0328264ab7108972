package dev.parley.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.outbound.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Speaks OpenAI's chat completions or Anthropic's messages, as well or as badly as a test wants.
 */
public final class ModelServer implements AutoCloseable {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "text/event-stream; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> keys = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Manner manner;

  /** How a request is answered. */
  @FunctionalInterface
  public interface Manner {
    void answer(JsonNode request, HttpExchange exchange) throws IOException, InterruptedException;
  }

  public ModelServer(Manner manner) throws IOException {
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::take);
    server.createContext("/v1/messages", this::take);
    server.start();
  }

  /** A server that streams these words, whatever it is asked. */
  public static ModelServer saying(String words) throws IOException {
    return new ModelServer((_, exchange) -> stream(exchange, words));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      requests.add(request);
      String key = exchange.getRequestHeaders().getFirst("x-api-key");
      keys.add(
          key == null
              ? String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
              : "x-api-key " + key);
      manner.answer(request, exchange);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers otherwise from now on. */
  public void now(Manner other) {
    manner = other;
  }

  public Endpoint endpoint(String key) {
    return new Endpoint(
        URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort())),
        "small",
        key.isEmpty() ? null : new Endpoint.Key(key));
  }

  /** What it was sent, oldest first. */
  public List<JsonNode> requests() {
    return List.copyOf(requests);
  }

  List<String> keys() {
    return List.copyOf(keys);
  }

  /** Nothing happens, until the test is over. */
  public void hang() throws InterruptedException {
    over.await();
  }

  /** Waits; ends early when the test does. */
  boolean pause(long millis) throws InterruptedException {
    return !over.await(millis, TimeUnit.MILLISECONDS);
  }

  static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", EVENTS);
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** A piece of what the model writes, as an event. */
  static String piece(String words) {
    ObjectNode chunk = JSON.createObjectNode().put("object", "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("content", words);
    choice.putNull("finish_reason");
    chunk.putNull("usage");
    return event(chunk);
  }

  /** The end of what the model writes, for a reason. */
  static String end(String reason) {
    ObjectNode chunk = JSON.createObjectNode();
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.put("finish_reason", reason);
    return event(chunk);
  }

  static String usage(int prompt, int answer) {
    ObjectNode chunk = JSON.createObjectNode();
    chunk.putArray("choices");
    chunk.putObject("usage").put("prompt_tokens", prompt).put("completion_tokens", answer);
    return event(chunk);
  }

  static String event(JsonNode data) {
    return "data: " + data + "\n\n";
  }

  /** What a model waits for. */
  @FunctionalInterface
  public interface Waiting {
    void await() throws InterruptedException;
  }

  /** These pieces, and before the second of them a wait. */
  public static void stream(HttpExchange exchange, List<String> pieces, Waiting second)
      throws IOException, InterruptedException {
    OutputStream out = begin(exchange);
    write(out, piece(pieces.getFirst()));
    second.await();
    for (String words : pieces.subList(1, pieces.size())) {
      write(out, piece(words));
    }
    write(out, end("stop") + "data: [DONE]\n\n");
  }

  /** The words in pieces of a few letters, then what they took. */
  public static void stream(HttpExchange exchange, String words) throws IOException {
    stream(exchange, words, "stop");
  }

  /** The same, ended for a reason. */
  public static void stream(HttpExchange exchange, String words, String reason) throws IOException {
    OutputStream out = begin(exchange);
    write(out, ": keep alive\n\n");
    for (int i = 0; i < words.length(); i += 7) {
      write(out, piece(words.substring(i, Math.min(words.length(), i + 7))));
    }
    write(out, end(reason) + usage(321, 12) + "data: [DONE]\n\n");
  }

  /** A status and a body of JSON. */
  public static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** What the user message of a request holds. */
  public static JsonNode asked(JsonNode request) {
    try {
      return JSON.readTree(request.at("/messages/1/content").asText());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
