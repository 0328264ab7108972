package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.SteadyClock;
import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real HTTP server that speaks the protocol, and misbehaves. */
class ChatCompletionsTest {
  private static final InstantSource CLOCK = SteadyClock.from(InstantSource.system());

  /** Longer than any answer takes here. */
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Passes while a test waits. */
  private static final Duration SHORT = Duration.ofMillis(400);

  /** What a busy machine may take to notice that time is up; a hang would be far longer. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  private static final String KEY = "sk-very-secret";
  private static final String ANSWER = "{\"outcome\":\"yes\"}";

  private final OutboundClient client = OutboundClient.ofOperator(Map.of());
  private ModelServer server;

  @BeforeEach
  void serve() throws IOException {
    server = ModelServer.saying(ANSWER);
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private ChatCompletions model() {
    return new ChatCompletions(server.endpoint(KEY), client, CLOCK);
  }

  private static ChatRequest request(Duration within) {
    ObjectNode schema = ModelServer.JSON.createObjectNode().put("type", "object");
    schema.putArray("required").add("outcome");
    schema.putObject("properties").putObject("outcome").put("type", "string");
    return new ChatRequest(
        "Sort it.", List.of(ChatRequest.Message.user("Yes, I “can”.")), schema, 50, within);
  }

  private ChatResult ask(Duration within) throws InterruptedException {
    return model().ask(request(within));
  }

  /** Asks with little time, and sees that it does not take more. */
  private ChatResult hurried() throws InterruptedException {
    Instant asked = CLOCK.instant();
    ChatResult result = ask(SHORT);
    assertThat(Duration.between(asked, CLOCK.instant())).isLessThan(SHORT.plus(NOTICED));
    return result;
  }

  @Test
  void asksAsTheProtocolWantsIt() throws Exception {
    assertThat(ask(LONG)).isInstanceOf(ChatResult.Answered.class);
    JsonNode sent = server.requests().getFirst();
    assertThat(server.keys()).containsExactly("Bearer " + KEY);
    assertThat(sent.path("model").asText()).isEqualTo("small");
    assertThat(sent.path("stream").asBoolean()).isTrue();
    assertThat(sent.path("temperature").asInt(-1)).isZero();
    assertThat(sent.path("max_tokens").asInt()).isEqualTo(50);
    assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
    assertThat(sent.at("/response_format/type").asText()).isEqualTo("json_schema");
    assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
    assertThat(sent.at("/response_format/json_schema/schema/required/0").asText())
        .isEqualTo("outcome");
    assertThat(sent.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(sent.at("/messages/0/content").asText()).isEqualTo("Sort it.");
    assertThat(sent.at("/messages/1/role").asText()).isEqualTo("user");
    assertThat(sent.at("/messages/1/content").asText()).isEqualTo("Yes, I “can”.");
  }

  @Test
  void tellsWhatAnAnswerTook() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    server.now((_, exchange) -> {
      OutputStream out = ModelServer.begin(exchange);
      ModelServer.write(out, ModelServer.piece("{\"outcome\":"));
      server.pause(80);
      ModelServer.write(out, ModelServer.piece("\"yes\"}") + ModelServer.end("stop"));
      ModelServer.write(out, ModelServer.usage(321, 12) + "data: [DONE]\n\n");
      read.countDown();
    });
    assertThat(ask(LONG))
        .isInstanceOfSatisfying(
            ChatResult.Answered.class,
            answered -> {
              assertThat(answered.json().path("outcome").asText()).isEqualTo("yes");
              assertThat(answered.spent().promptTokens()).isEqualTo(321);
              assertThat(answered.spent().answerTokens()).isEqualTo(12);
              assertThat(answered.spent().first().plusMillis(40))
                  .isLessThan(answered.spent().whole());
            });
    read.await();
  }

  @Test
  void needsNoKey() throws Exception {
    var _ = new ChatCompletions(server.endpoint(""), client, CLOCK).ask(request(LONG));
    assertThat(server.keys()).containsExactly("null");
  }

  @Test
  void takesAnAnswerThatIsNotStreamed() throws Exception {
    server.now((_, exchange) ->
        ModelServer.say(
            exchange,
            200,
            "{\"choices\":[{\"message\":{\"content\":\"{\\\"outcome\\\":\\\"no\\\"}\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3}}"));
    assertThat(ask(LONG))
        .isInstanceOfSatisfying(
            ChatResult.Answered.class,
            answered -> {
              assertThat(answered.json().path("outcome").asText()).isEqualTo("no");
              assertThat(answered.spent().answerTokens()).isEqualTo(3);
            });
  }

  private static String refusal(String message) {
    return "{\"error\":{\"message\":\"%s\"}}".formatted(message);
  }

  @Test
  void asksAServerWithoutSchemasForAnObjectAndRemembersThat() throws Exception {
    server.now((request, exchange) -> {
      if (request.at("/response_format/type").asText().equals("json_schema")) {
        ModelServer.say(exchange, 400, refusal("response_format: unknown type"));
      } else {
        ModelServer.stream(exchange, ANSWER);
      }
    });
    ChatCompletions model = model();
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(server.requests())
        .extracting(sent -> sent.at("/response_format/type").asText())
        .containsExactly("json_schema", "json_object", "json_object");
    assertThat(server.requests().get(1).at("/messages/0/content").asText())
        .startsWith("Sort it.")
        .contains("\"required\":[\"outcome\"]");
  }

  @Test
  void asksAServerThatKnowsNoFormatForWords() throws Exception {
    server.now((request, exchange) -> {
      if (request.has("response_format")) {
        ModelServer.say(exchange, 422, "[\"extra fields not permitted\"]");
      } else {
        ModelServer.stream(exchange, "Sure! Here it is:\n```json\n" + ANSWER + "\n```\n");
      }
    });
    ChatCompletions model = model();
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(server.requests())
        .extracting(sent -> sent.path("response_format").path("type").asText())
        .containsExactly("json_schema", "json_object", "", "");
  }

  @Test
  void leavesOutWhatAServerDoesNotTake() throws Exception {
    server.now((request, exchange) -> {
      if (request.has("max_tokens")) {
        ModelServer.say(exchange, 400, refusal("Use 'max_completion_tokens' instead."));
      } else if (request.has("temperature")) {
        ModelServer.say(exchange, 400, refusal("'temperature' does not support 0"));
      } else if (request.has("stream_options")) {
        ModelServer.say(exchange, 400, refusal("unknown field stream_options"));
      } else {
        ModelServer.stream(exchange, ANSWER);
      }
    });
    ChatCompletions model = model();
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(server.requests()).hasSize(5);
    assertThat(server.requests().getLast().at("/response_format/type").asText())
        .isEqualTo("json_schema");
    assertThat(server.requests().getLast().path("max_completion_tokens").asInt()).isEqualTo(50);
  }

  @Test
  void doesNotRememberWhatDidNotHelp() throws Exception {
    server.now((_, exchange) -> ModelServer.say(exchange, 400, refusal("no")));
    ChatCompletions model = model();
    assertThat(model.ask(request(LONG))).isEqualTo(new ChatResult.Refused("HTTP 400"));
    server.now((_, exchange) -> ModelServer.stream(exchange, ANSWER));
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(server.requests().getLast().at("/response_format/type").asText())
        .isEqualTo("json_schema");
  }

  @Test
  void takesARefusalOfWhatWasSaidForOne() throws Exception {
    server.now((_, exchange) ->
        ModelServer.say(exchange, 400, "{\"error\":{\"code\":\"content_filter\"}}"));
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Refused("HTTP 400"));
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void triesOnceMoreWhereThatMayHelp(int status) throws Exception {
    server.now((_, exchange) -> {
      if (server.requests().size() == 1) {
        ModelServer.say(exchange, status, "{}");
      } else {
        ModelServer.stream(exchange, ANSWER);
      }
    });
    assertThat(ask(LONG)).isInstanceOf(ChatResult.Answered.class);
  }

  @ParameterizedTest
  @CsvSource({"429,2", "500,2", "401,1", "403,1", "404,1", "301,1"})
  void givesUpAfterThat(int status, int tries) throws Exception {
    server.now((_, exchange) -> ModelServer.say(exchange, status, refusal(KEY)));
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Refused("HTTP " + status));
    assertThat(server.requests()).hasSize(tries);
  }

  @Test
  void doesNotTryAgainWhereNoTimeIsLeftForIt() throws Exception {
    server.now((_, exchange) -> {
      exchange.getResponseHeaders().set("Retry-After", "90");
      ModelServer.say(exchange, 429, "{}");
    });
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Refused("HTTP 429"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void waitsNoLongerThanItMayForAHead() throws Exception {
    server.now((_, _) -> server.hang());
    assertThat(hurried()).isEqualTo(new ChatResult.Late(SHORT));
  }

  @Test
  void waitsNoLongerThanItMayForTheRestOfAStream() throws Exception {
    server.now((_, exchange) -> {
      ModelServer.write(ModelServer.begin(exchange), ModelServer.piece("{\"outcome\":"));
      server.hang();
    });
    assertThat(hurried()).isEqualTo(new ChatResult.Late(SHORT));
  }

  @Test
  void waitsNoLongerThanItMayForSlowTokens() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = ModelServer.begin(exchange);
      while (server.pause(5)) {
        ModelServer.write(out, ModelServer.piece(" "));
      }
    });
    assertThat(hurried()).isEqualTo(new ChatResult.Late(SHORT));
  }

  @Test
  void waitsNoLongerThanItMayForTheBodyOfARefusal() throws Exception {
    server.now((_, exchange) -> {
      exchange.sendResponseHeaders(400, 0);
      ModelServer.write(exchange.getResponseBody(), "{");
      server.hang();
    });
    assertThat(hurried()).isEqualTo(new ChatResult.Late(SHORT));
  }

  @Test
  void doesNotWaitForFiguresThatDoNotComeAfterTheAnswer() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = ModelServer.begin(exchange);
      ModelServer.write(out, ModelServer.piece(ANSWER) + ModelServer.end("stop"));
      server.hang();
    });
    assertThat(hurried()).isInstanceOf(ChatResult.Answered.class);
  }

  @Test
  void waitsNoLongerThanItMayWhereNobodyTakesTheConnection() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoint deaf =
          new Endpoint(URI.create("http://127.0.0.1:" + full.getLocalPort()), "small", null);
      ChatCompletions model = new ChatCompletions(deaf, client, CLOCK);
      Instant asked = CLOCK.instant();
      for (int i = 0; i < 4; i++) {
        assertThat(model.ask(request(SHORT))).isEqualTo(new ChatResult.Late(SHORT));
      }
      assertThat(Duration.between(asked, CLOCK.instant()))
          .isLessThan(SHORT.multipliedBy(4).plus(NOTICED));
    }
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    Endpoint nowhere = server.endpoint(KEY);
    server.close();
    assertThat(new ChatCompletions(nowhere, client, CLOCK).ask(request(LONG)))
        .isEqualTo(new ChatResult.Unreachable("no connection"));
  }

  @Test
  void takesNoHalfOfAStream() throws Exception {
    server.now(
        (_, exchange) -> ModelServer.write(ModelServer.begin(exchange), ModelServer.piece(ANSWER)));
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Unreadable("it ends before its end"));
  }

  @Test
  void saysThatTheConnectionBrokeInTheMiddle() throws Exception {
    server.now((_, exchange) -> {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 10_000);
      ModelServer.write(exchange.getResponseBody(), ModelServer.piece("{\"outcome\":"));
    });
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Unreachable("the connection broke"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yes",
        "I would say they can come.",
        "{\"outcome\":",
        "{\"outcome\":\"yes\"",
        "{\"outcome\":\"yes\",\"outcome\":\"no\"}",
        "[\"yes\"]",
        "\"yes\"",
        "null",
        "{outcome: yes}",
        "They said {\"outcome\":\"no\"}, so it is {\"outcome\":\"yes\"}."
      })
  void takesNoAnswerThatIsNotOneObject(String words) throws Exception {
    server.now((_, exchange) -> ModelServer.stream(exchange, words));
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Unreadable("no JSON object"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"outcome\":\"yes\"}",
        "  {\"outcome\":\"yes\"}  ",
        "<think>Is it {\"outcome\":\"no\"}?</think>{\"outcome\":\"yes\"}",
        "{\"outcome\":\"yes\"} I repeat: {\"outcome\":\"yes\"}",
        "Well: {\"outcome\":\"yes\",\"of\":{\"outcome\":\"no\"}}"
      })
  void takesTheOneObjectThereIs(String words) throws Exception {
    server.now((_, exchange) -> ModelServer.stream(exchange, words));
    assertThat(ask(LONG))
        .isInstanceOfSatisfying(
            ChatResult.Answered.class,
            answered -> assertThat(answered.json().path("outcome").asText()).isEqualTo("yes"));
  }

  @Test
  void takesNoObjectOfAnotherShape() throws Exception {
    server.now((_, exchange) -> ModelServer.stream(exchange, "{\"result\":\"yes\"}"));
    assertThat(ask(LONG))
        .isEqualTo(new ChatResult.Unreadable("the JSON object has not what it must"));
  }

  @Test
  void takesNoAnswerThatWasCutOffOrFiltered() throws Exception {
    server.now((_, exchange) ->
        ModelServer.write(
            ModelServer.begin(exchange), ModelServer.piece(ANSWER) + ModelServer.end("length")));
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Unreadable("more than 50 tokens"));
    server.now((_, exchange) ->
        ModelServer.write(
            ModelServer.begin(exchange),
            ModelServer.piece(ANSWER) + ModelServer.end("content_filter")));
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Refused("a filter"));
  }

  @Test
  void endsWhatHasNoEnd() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = ModelServer.begin(exchange);
      while (server.pause(0)) {
        ModelServer.write(out, ModelServer.piece("{\"a\":".repeat(200)));
      }
    });
    assertThat(ask(LONG)).isEqualTo(new ChatResult.Unreadable("more than 32768 characters"));
    server.now((_, exchange) -> {
      OutputStream out = ModelServer.begin(exchange);
      while (server.pause(0)) {
        ModelServer.write(out, "x".repeat(10_000));
      }
    });
    assertThat(ask(LONG))
        .isEqualTo(new ChatResult.Unreadable("the answer is longer than 524288 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: {broken\n\n", "data: {\"error\":{\"message\":\"x\"}}\n\n"})
  void takesNoBrokenEvent(String event) throws Exception {
    server.now((_, exchange) -> ModelServer.write(ModelServer.begin(exchange), event));
    assertThat(ask(LONG)).isInstanceOfAny(ChatResult.Unreadable.class, ChatResult.Refused.class);
  }

  @Test
  void stopsAtOnceWhenItsThreadIsInterrupted() throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    server.now((_, exchange) -> {
      ModelServer.write(ModelServer.begin(exchange), ModelServer.piece("{"));
      there.countDown();
      server.hang();
    });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ChatResult> asking = threads.submit(() -> ask(LONG));
      there.await();
      asking.cancel(true);
      threads.shutdownNow();
    }
  }

  @Test
  void neverShowsTheKey() throws Exception {
    assertThat(server.endpoint(KEY).toString()).doesNotContain(KEY);
    assertThatThrownBy(() -> new Endpoint.Key("two words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("two words");
    assertThatThrownBy(() -> new Endpoint(URI.create("http://me:hidden@host/v1"), "small", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hidden");
  }
}
