package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A {@link CompletionsServer} behind which a real model writes. */
final class LocalModel implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANY_OBJECT = "{\"type\":\"object\"}";
  private static final int BAD_REQUEST = 400;

  /** What of {@code response_format} a server takes. */
  enum Takes {
    /** A JSON schema, by which it holds the model. */
    SCHEMA,
    /** That it is to be some JSON object. */
    OBJECT,
    /** Nothing. */
    TEXT
  }

  private final LocalRuntime runtime;
  private final CompletionsServer server;
  private final BlockingQueue<LocalRuntime.Written> written = new LinkedBlockingQueue<>();
  private volatile Takes takes = Takes.SCHEMA;

  /** Serves a model, which whoever loaded it closes. */
  LocalModel(LocalRuntime runtime) {
    this.runtime = runtime;
    server = new CompletionsServer(this::answer);
  }

  /** What its interface begins with. */
  URI url() {
    return server.url();
  }

  /** Takes from now on no more than this. */
  void takesOnly(Takes least) {
    takes = least;
  }

  /** What the model wrote, request after request. */
  BlockingQueue<LocalRuntime.Written> written() {
    return written;
  }

  private void answer(HttpExchange exchange, JsonNode request)
      throws IOException, InterruptedException {
    String format = request.at("/response_format/type").asText("");
    boolean taken =
        switch (takes) {
          case SCHEMA -> true;
          case OBJECT -> !format.equals("json_schema");
          case TEXT -> format.isEmpty();
        };
    if (taken) {
      stream(exchange, request, schema(request, format));
    } else {
      refuse(exchange, "response_format \"%s\" is not supported".formatted(format));
    }
  }

  private static @Nullable String schema(JsonNode request, String format) {
    return switch (format) {
      case "json_schema" -> request.at("/response_format/json_schema/schema").toString();
      case "json_object" -> ANY_OBJECT;
      default -> null;
    };
  }

  private static void refuse(HttpExchange exchange, String why) throws IOException {
    ObjectNode error = JSON.createObjectNode();
    error.putObject("error").put("message", why).put("type", "invalid_request_error");
    byte[] body = JSON.writeValueAsBytes(error);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(BAD_REQUEST, body.length);
    exchange.getResponseBody().write(body);
  }

  private void stream(HttpExchange exchange, JsonNode request, @Nullable String schema)
      throws IOException, InterruptedException {
    OutputStream out = CompletionsServer.stream(exchange);
    LocalRuntime.Written came =
        runtime.write(
            runtime.prompt(request.path("messages")),
            schema,
            request.path("max_tokens").asInt(256),
            piece -> sent(out, chunk(piece, null)));
    written.add(came);
    if (!came.end().equals("cancelled")) {
      ObjectNode usage = JSON.createObjectNode();
      usage.putArray("choices");
      usage
          .putObject("usage")
          .put("prompt_tokens", came.read())
          .put("completion_tokens", came.written());
      boolean _ =
          sent(out, chunk("", came.end())) && sent(out, usage.toString()) && sent(out, "[DONE]");
    }
  }

  private static String chunk(String piece, @Nullable String end) {
    ObjectNode chunk = JSON.createObjectNode().put("object", "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("content", piece);
    choice.put("finish_reason", end);
    return chunk.toString();
  }

  /** Whether somebody is there to read it. */
  private static boolean sent(OutputStream out, String data) {
    try {
      CompletionsServer.event(out, data);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
