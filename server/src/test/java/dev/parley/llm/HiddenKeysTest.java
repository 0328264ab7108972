package dev.parley.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.SteadyClock;
import dev.parley.outbound.OutboundClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** A server that repeats the key wherever it can. */
class HiddenKeysTest {
  private static final InstantSource CLOCK = SteadyClock.from(InstantSource.system());
  private static final String KEY = "sk-never-told";

  private final OutboundClient client = OutboundClient.ofOperator(Map.of());
  private final Logger root = (Logger) LoggerFactory.getLogger("dev.parley");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Level level = root.getLevel();

  @BeforeEach
  void listen() {
    logged.start();
    root.setLevel(Level.TRACE);
    root.addAppender(logged);
  }

  @AfterEach
  void close() {
    root.detachAppender(logged);
    root.setLevel(level);
    client.close();
  }

  private static List<ModelServer.Manner> manners() {
    List<ModelServer.Manner> manners = new ArrayList<>();
    for (int status : new int[] {400, 401, 422, 429, 500}) {
      manners.add((_, exchange) -> ModelServer.say(exchange, status, "\"" + KEY + "\""));
    }
    manners.add((_, exchange) -> {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/" + KEY);
      ModelServer.say(exchange, 307, "{}");
    });
    manners.add((_, exchange) -> ModelServer.say(exchange, 200, KEY));
    manners.add((_, exchange) ->
        ModelServer.say(exchange, 200, "{\"type\":\"error\",\"error\":\"%s\"}".formatted(KEY)));
    manners.add((_, exchange) ->
        ModelServer.write(
            ModelServer.begin(exchange),
            "data: {\"type\":\"error\",\"error\":{\"message\":\"%s\"}}\n\n".formatted(KEY)));
    manners.add((_, exchange) -> ModelServer.write(ModelServer.begin(exchange), "data: " + KEY));
    return manners;
  }

  @ParameterizedTest
  @EnumSource(ChatProtocol.class)
  void noKeyIsInALogOrARecord(ChatProtocol protocol) throws Exception {
    try (ModelServer server = ModelServer.saying("{}")) {
      ChatServer named = new ChatServer(protocol, server.endpoint(KEY), Price.NONE);
      List<String> told = new ArrayList<>(List.of(named.toString(), named.name()));
      ModelAccount account = new ModelAccount(List.of(), _ -> {}, () -> {}, CLOCK);
      for (ModelServer.Manner manner : manners()) {
        server.now(manner);
        LanguageModel model = new RestingModel(named.model(client, CLOCK), CLOCK, new Random(7));
        for (int i = 0; i < 3; i++) {
          ChatRequest request =
              new ChatRequest(
                  "Sort it.",
                  List.of(ChatRequest.Message.user("Yes.")),
                  JsonNodeFactory.instance.objectNode(),
                  20,
                  Duration.ofSeconds(20));
          Asked asked = account.ask(model, "reply", request);
          assertThat(asked.result()).isNotInstanceOf(ChatResult.Answered.class);
          told.add(asked.toString());
        }
      }
      for (SettledRequest use : account.close()) {
        told.add(use.toString());
      }
      assertThat(server.keys()).isNotEmpty().allMatch(sent -> sent.endsWith(" " + KEY));
      for (ILoggingEvent event : List.copyOf(logged.list)) {
        told.add(event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
          told.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      }
      assertThat(logged.list).isNotEmpty();
      assertThat(told).noneMatch(text -> text.contains(KEY));
    }
  }
}
