package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.call.SteadyClock;
import dev.parley.outbound.OutboundClient;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real HTTP server that speaks the protocol as it is published, and its failures. */
class AnthropicMessagesTest {
  private static final InstantSource CLOCK = SteadyClock.from(InstantSource.system());
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String KEY = "sk-ant-secret";
  private static final String ANSWER = "{\"outcome\":\"yes\"}";

  private final OutboundClient client = OutboundClient.ofOperator(Map.of());
  private ModelServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new ModelServer((_, exchange) -> stream(exchange, ANSWER, "tool_use"));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private static String event(String type, String rest) {
    return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, rest);
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    OutputStream out = ModelServer.begin(exchange);
    ModelServer.write(
        out,
        event(
            "message_start",
            ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"small\",\"stop_reason\":null,\"usage\":{\"input_tokens\":300,\"cache_read_input_tokens\":21,\"output_tokens\":1}}"));
    return out;
  }

  private static String json(String words) {
    return ModelServer.JSON.createObjectNode().put("t", words).path("t").toString();
  }

  /** A tool's input in pieces, as the protocol has it. */
  private static void stream(HttpExchange exchange, String answer, String reason)
      throws IOException {
    OutputStream out = begin(exchange);
    ModelServer.write(
        out,
        event(
                "content_block_start",
                ",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"answer\",\"input\":{}}")
            + event("ping", ""));
    for (int i = 0; i < answer.length(); i += 5) {
      ModelServer.write(
          out,
          event(
              "content_block_delta",
              ",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":%s}"
                  .formatted(json(answer.substring(i, Math.min(answer.length(), i + 5))))));
    }
    ModelServer.write(
        out,
        event("content_block_stop", ",\"index\":0")
            + event(
                "message_delta",
                ",\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":12}"
                    .formatted(reason))
            + event("message_stop", ""));
  }

  private AnthropicMessages model() {
    return new AnthropicMessages(server.endpoint(KEY), client, CLOCK);
  }

  private static ChatRequest request(Duration within) {
    ObjectNode schema = ModelServer.JSON.createObjectNode().put("type", "object");
    schema.putArray("required").add("outcome");
    schema.putObject("properties").putObject("outcome").put("type", "string");
    return new ChatRequest(
        "Sort it.", List.of(ChatRequest.Message.user("Yes, I “can”.")), schema, 50, within);
  }

  private ChatResult ask() throws InterruptedException {
    return model().ask(request(LONG));
  }

  @Test
  void asksAsTheProtocolWantsItAndTellsWhatTheAnswerTook() throws Exception {
    assertThat(ask())
        .isInstanceOfSatisfying(
            ChatResult.Answered.class,
            answered -> {
              assertThat(answered.json().path("outcome").asText()).isEqualTo("yes");
              assertThat(answered.spent().promptTokens()).isEqualTo(321);
              assertThat(answered.spent().answerTokens()).isEqualTo(12);
              assertThat(answered.spent().first()).isLessThanOrEqualTo(answered.spent().whole());
            });
    JsonNode sent = server.requests().getFirst();
    assertThat(server.keys()).containsExactly("x-api-key " + KEY);
    assertThat(sent.path("model").asText()).isEqualTo("small");
    assertThat(sent.path("max_tokens").asInt()).isEqualTo(50);
    assertThat(sent.path("stream").asBoolean()).isTrue();
    assertThat(sent.path("system").asText()).isEqualTo("Sort it.");
    assertThat(sent.at("/tools/0/input_schema/required/0").asText()).isEqualTo("outcome");
    assertThat(sent.path("tool_choice")).hasToString("{\"type\":\"tool\",\"name\":\"answer\"}");
    assertThat(sent.path("messages"))
        .hasToString("[{\"role\":\"user\",\"content\":\"Yes, I “can”.\"}]");
    assertThat(sent.toString()).doesNotContain(KEY);
  }

  @Test
  void doesNotWaitForTheConnectionToEnd() throws Exception {
    server.now((_, exchange) -> {
      stream(exchange, ANSWER, "tool_use");
      server.hang();
    });
    assertThat(ask()).isInstanceOf(ChatResult.Answered.class);
  }

  @Test
  void takesAnAnswerThatIsNotStreamed() throws Exception {
    server.now((_, exchange) ->
        ModelServer.say(
            exchange,
            200,
            "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Here it is.\"},{\"type\":\"tool_use\",\"input\":{\"outcome\":\"no\"}}],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}"));
    assertThat(ask())
        .isInstanceOfSatisfying(
            ChatResult.Answered.class,
            answered -> assertThat(answered.json().path("outcome").asText()).isEqualTo("no"));
  }

  @Test
  void leavesOutWhatAServerDoesNotTake() throws Exception {
    server.now((request, exchange) -> {
      if (request.has("temperature")) {
        refuse(exchange, 400, "invalid_request_error", "temperature is not supported");
      } else if (request.has("tools")) {
        refuse(exchange, 400, "invalid_request_error", "tools: unknown field");
      } else {
        OutputStream out = begin(exchange);
        ModelServer.write(
            out,
            event(
                    "content_block_delta",
                    ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}"
                        .formatted(json("Surely: " + ANSWER)))
                + event("message_delta", ",\"delta\":{\"stop_reason\":\"end_turn\"}")
                + event("message_stop", ""));
      }
    });
    AnthropicMessages model = model();
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().getLast().path("system").asText())
        .contains("JSON Schema")
        .contains("\"outcome\"");
    assertThat(model.ask(request(LONG))).isInstanceOf(ChatResult.Answered.class);
    assertThat(server.requests()).hasSize(4);
  }

  private static void refuse(HttpExchange exchange, int status, String type, String words)
      throws IOException {
    ModelServer.say(
        exchange,
        status,
        "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"},\"request_id\":\"req_1\"}"
            .formatted(type, words));
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, 1",
    "401, authentication_error, 1",
    "403, permission_error, 1",
    "404, not_found_error, 1",
    "413, request_too_large, 1",
    "429, rate_limit_error, 2",
    "500, api_error, 2",
    "529, overloaded_error, 2"
  })
  void aRefusalIsToldByItsStatusAlone(int status, String type, int tries) throws Exception {
    server.now((_, exchange) -> refuse(exchange, status, type, "The key was " + KEY));
    assertThat(ask().words()).isEqualTo("refused: HTTP " + status);
    assertThat(server.requests()).hasSize(tries);
  }

  @Test
  void isAskedAgainAfterAnOverload() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.now((_, exchange) -> {
      if (asked.getAndIncrement() == 0) {
        refuse(exchange, 529, "overloaded_error", "Overloaded");
      } else {
        stream(exchange, ANSWER, "tool_use");
      }
    });
    assertThat(ask()).isInstanceOf(ChatResult.Answered.class);
  }

  @Test
  void anErrorInTheStreamIsARefusal() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = begin(exchange);
      ModelServer.write(
          out,
          event("error", ",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}"));
      server.hang();
    });
    assertThat(ask().words()).isEqualTo("refused: an error in place of an answer");
  }

  @ParameterizedTest
  @CsvSource({
    "max_tokens, unreadable: more than 50 tokens",
    "refusal, refused: the model declined"
  })
  void anAnswerThatIsNoneIsToldAsWhatItIs(String reason, String words) throws Exception {
    server.now((_, exchange) -> stream(exchange, ANSWER, reason));
    assertThat(ask().words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"outcome\":", "yes", "[1]", "{\"other\":1}", ""})
  void whatIsNoAnswerIsUnreadable(String written) throws Exception {
    server.now((_, exchange) -> stream(exchange, written, "tool_use"));
    assertThat(ask()).isInstanceOf(ChatResult.Unreadable.class);
  }

  @Test
  void halfAnAnswerIsNone() throws Exception {
    server.now((_, exchange) -> {
      OutputStream out = begin(exchange);
      ModelServer.write(
          out,
          event(
              "content_block_delta",
              ",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}"));
    });
    assertThat(ask()).isInstanceOf(ChatResult.Unreadable.class);
  }

  @Test
  void oneThatHangsIsLate() throws Exception {
    server.now((_, exchange) -> {
      var _ = begin(exchange);
      server.hang();
    });
    assertThat(model().ask(request(Duration.ofMillis(400)))).isInstanceOf(ChatResult.Late.class);
  }

  private static String text(String words) {
    return event(
        "content_block_delta",
        ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}".formatted(json(words)));
  }

  private static ChatRequest words() {
    return ChatRequest.forWords("Say it.", List.of(ChatRequest.Message.user("Yes.")), 50, LONG);
  }

  @Test
  void tellsWordsWhileMoreAreWrittenAndAsksForNoTool() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    server.now((_, exchange) -> {
      OutputStream out = begin(exchange);
      ModelServer.write(out, text("Good "));
      heard.await();
      ModelServer.write(
          out,
          text("day.")
              + event(
                  "message_delta",
                  ",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}")
              + event("message_stop", ""));
    });
    List<String> told = new ArrayList<>();
    ChatResult result =
        model()
            .write(
                words(),
                piece -> {
                  told.add(piece);
                  heard.countDown();
                });
    assertThat(result)
        .isInstanceOfSatisfying(
            ChatResult.Answered.class,
            answered ->
                assertThat(answered.json().path(ChatResult.WORDS).asText()).isEqualTo("Good day."));
    assertThat(told).containsExactly("Good ", "day.");
    assertThat(server.requests().getFirst().has("tools")).isFalse();
  }

  @Test
  void doesNotAskAgainForWordsThatHaveBegun() throws Exception {
    server.now((_, exchange) -> ModelServer.write(begin(exchange), text("Good ")));
    List<String> told = new ArrayList<>();
    assertThat(model().write(words(), told::add)).isNotInstanceOf(ChatResult.Answered.class);
    assertThat(told).containsExactly("Good ");
    assertThat(server.requests()).hasSize(1);
  }
}
