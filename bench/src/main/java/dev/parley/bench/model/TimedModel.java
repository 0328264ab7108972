package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A {@link CompletionsServer} that writes at a set pace, in one of the manners of such servers.
 * What it writes it knows from {@link HardReply}: the benchmark measures the way to a model and
 * back, and not a model.
 */
final class TimedModel implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration SLOWLY = Duration.ofSeconds(3);

  /** Of a fast hosted model: a hundred tokens a second. */
  private static final Duration TOKEN = Duration.ofMillis(10);

  /** About the characters of a token. */
  private static final int PIECE = 4;

  private final CompletionsServer server;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Manner manner;

  TimedModel(Manner manner) {
    this.manner = manner;
    server = new CompletionsServer(this::take);
  }

  /** What its interface begins with. */
  URI url() {
    return server.url();
  }

  private void take(HttpExchange exchange, JsonNode request)
      throws IOException, InterruptedException {
    String answer = answer(request);
    switch (manner) {
      case ANSWERS -> write(exchange, answer, FIRST, true);
      case SLOW -> write(exchange, answer, SLOWLY, true);
      case HANGS -> over.await();
      case HALF -> write(exchange, answer.substring(0, answer.length() / 2), FIRST, false);
      case STALLS -> {
        write(exchange, answer.substring(0, answer.length() / 2), FIRST, false);
        over.await();
      }
      case LIES -> write(exchange, "Certainly! Here is the JSON you asked for.", FIRST, true);
      case FAILS -> {
        pause(FIRST);
        exchange.sendResponseHeaders(500, -1);
      }
    }
  }

  /** An answer to what the user message asks; readiness is asked without one. */
  private static String answer(JsonNode request) throws IOException {
    String asked = request.at("/messages/1/content").asText();
    if (!asked.startsWith("{")) {
      return "{\"ready\":true}";
    }
    JsonNode question = JSON.readTree(asked);
    String outcome =
        HardReply.meaning(question.path("reply").asText())
            .filter(id -> question.path("outcomes").findValuesAsText("id").contains(id))
            .orElse(null);
    ObjectNode answer = JSON.createObjectNode().put("outcome", outcome);
    answer.put("intent", outcome == null ? "unsure" : "answer");
    ObjectNode values = answer.putObject("values");
    question.path("values").forEach(value -> values.putNull(value.path("name").asText()));
    return answer.toString();
  }

  private void write(HttpExchange exchange, String words, Duration first, boolean whole)
      throws IOException, InterruptedException {
    OutputStream out = CompletionsServer.stream(exchange);
    pause(first);
    int tokens = 0;
    for (int i = 0; i < words.length(); i += PIECE) {
      ObjectNode chunk = JSON.createObjectNode();
      chunk
          .putArray("choices")
          .addObject()
          .putObject("delta")
          .put("content", words.substring(i, Math.min(words.length(), i + PIECE)));
      CompletionsServer.event(out, chunk.toString());
      tokens++;
      pause(TOKEN);
    }
    if (whole) {
      CompletionsServer.event(out, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
      CompletionsServer.event(
          out,
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":%d}}"
              .formatted(tokens));
      CompletionsServer.event(out, "[DONE]");
    }
  }

  private void pause(Duration time) throws InterruptedException {
    boolean _ = over.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    over.countDown();
    server.close();
  }
}
