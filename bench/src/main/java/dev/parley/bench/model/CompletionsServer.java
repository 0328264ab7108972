package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of OpenAI's chat completions on the loopback. */
final class CompletionsServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Answerer answerer;

  /** Answers a request. */
  interface Answerer {
    void answer(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException;
  }

  /** Serves from now on; each request has a thread of its own. */
  CompletionsServer(Answerer answerer) {
    this.answerer = answerer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free for a server of a language model.", e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::take);
    server.start();
  }

  /** What its interface begins with. */
  URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      answerer.answer(exchange, JSON.readTree(exchange.getRequestBody()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins an answer that is written {@linkplain #event event} by event. */
  static OutputStream stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  static void event(OutputStream out, String data) throws IOException {
    out.write("data: %s\n\n".formatted(data).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
