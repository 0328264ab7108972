package dev.parley.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.driver.ScriptedStt;
import dev.parley.outbound.Rest;
import dev.parley.outbound.WaysOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real HTTP server hears, and fails in every way. The embedded recogniser hears by a script. */
class ServedHearingTest {
  private static final int RATE = 8000;
  private static final String OURS = "I can come on Tuesday.";
  private static final String THEIRS = "I can't come on Tuesday.";
  private static final Duration SHORT = Duration.ofMillis(80);

  /** Longer than anything takes here. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private final WaysOut ways = WaysOut.ofOperator(Map.of());
  private final BlockingQueue<SttEvent> events = new LinkedBlockingQueue<>();
  private Instant now = Instant.parse("2026-02-26T12:00:00Z");
  private HearingTestServer server;

  @BeforeEach
  void start() throws IOException {
    server = HearingTestServer.hearing(THEIRS);
  }

  @AfterEach
  void stop() {
    server.close();
    ways.close();
  }

  private SttSession open(Duration within, String... script) {
    ServedHearing hearing =
        new ServedHearing(
            server.recogniser(),
            ways,
            new ScriptedStt(script),
            new ServedSession.Settings(
                "small-ears at home",
                within,
                new Rest("recogniser", () -> now, new Random(1)),
                System::nanoTime));
    SttSession session = hearing.open(new SttOptions("en-US", RATE, false), events::add);
    session.accept(new short[4 * RATE], 4 * RATE, 0);
    return session;
  }

  /** The n-th turn, a second long. */
  private static void ask(SttSession session, int turn) {
    session.decode(1000 + turn, 9000 + turn, SttOptions.Expected.FREE);
  }

  private SttEvent next() throws InterruptedException {
    SttEvent event = events.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private SttEvent.Final words() throws InterruptedException {
    return (SttEvent.Final) next();
  }

  private String standIn() throws InterruptedException {
    return String.valueOf(((SttEvent.StandIn) next()).why());
  }

  @Test
  void theWordsAreTheServers() throws Exception {
    try (SttSession session = open(LONG, OURS)) {
      ask(session, 0);
      SttEvent.Final words = words();
      assertThat(words.text()).isEqualTo(THEIRS);
      assertThat(words.from()).isEqualTo(1000);
      assertThat(words.to()).isEqualTo(9000);
      assertThat(words.confidence()).as("nobody says how sure").isEqualTo(-0.4);
    }
    HearingTestServer.Asked asked = server.asked().getFirst();
    assertThat(asked.fields())
        .containsEntry("model", "small-ears")
        .containsEntry("language", "en")
        .containsEntry("response_format", "verbose_json");
    assertThat(asked.clip().rate()).isEqualTo(16_000);
    assertThat(asked.clip().channels()).isOne();
    assertThat(asked.clip().samples()).hasSize(16_000 * 16 / 10);
  }

  @Test
  void twoThatHearTheSameAreAsSureAsTheSurer() throws Exception {
    try (SttSession session = open(LONG, "I can't come, on tuesday")) {
      ask(session, 0);
      assertThat(words().confidence()).isEqualTo(-0.05);
    }
  }

  @Test
  void howSureItIsComesFromItsSegments() throws Exception {
    server.now((_, exchange) ->
        HearingTestServer.say(
            exchange,
            200,
            """
            {"task": "transcribe", "language": "english", "duration": 1.6, "text": " No. Thank you.",
             "segments": [
              {"id": 0, "text": " No.", "tokens": [1, 2], "avg_logprob": -0.3,
               "compression_ratio": 0.8, "no_speech_prob": 0.1},
              {"id": 1, "text": " Thank you.", "tokens": [3, 4], "avg_logprob": -1.2,
               "compression_ratio": 0.8, "no_speech_prob": 0.9}]}
            """));
    try (SttSession session = open(LONG, OURS)) {
      ask(session, 0);
      SttEvent.Final words = words();
      assertThat(words.text())
          .as("what Whisper itself takes for silence is left out")
          .isEqualTo("No.");
      assertThat(words.confidence()).isCloseTo(-0.24, within(1e-9));
    }
  }

  @Test
  void asksForNoMoreThanTheServerTakes() throws Exception {
    server.now((fields, exchange) -> {
      if ("verbose_json".equals(fields.get("response_format"))) {
        HearingTestServer.say(
            exchange,
            400,
            "{\"error\": {\"message\": \"response_format 'verbose_json' is not"
                + " compatible with model\"}}");
      } else if (fields.containsKey("include[]")) {
        HearingTestServer.say(exchange, 422, "{\"detail\": \"include: not permitted\"}");
      } else {
        HearingTestServer.say(exchange, 200, "{\"text\": \"%s\"}".formatted(THEIRS));
      }
    });
    try (SttSession session = open(LONG, OURS, OURS)) {
      ask(session, 0);
      assertThat(words().text()).isEqualTo(THEIRS);
      ask(session, 1);
      assertThat(words().text()).isEqualTo(THEIRS);
    }
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void howSureItIsComesFromItsTokens() throws Exception {
    server.now((fields, exchange) -> {
      if ("verbose_json".equals(fields.get("response_format"))) {
        HearingTestServer.say(exchange, 400, "{\"error\": {\"param\": \"response_format\"}}");
      } else {
        HearingTestServer.say(
            exchange,
            200,
            """
            {"text": "No.", "logprobs": [{"token": "No", "logprob": -0.1, "bytes": [78, 111]},
             {"token": ".", "logprob": -0.3, "bytes": [46]}]}
            """);
      }
    });
    try (SttSession session = open(LONG, OURS)) {
      ask(session, 0);
      assertThat(words().confidence()).isCloseTo(-0.2, within(1e-9));
    }
    assertThat(server.asked().getLast().fields()).containsEntry("include[]", "logprobs");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500, 503})
  void theEmbeddedRecogniserAnswersWhereTheServerRefusesAndItIsToldOnce(int status)
      throws Exception {
    server.now((_, exchange) -> HearingTestServer.say(exchange, status, "{}"));
    try (SttSession session = open(LONG, OURS, "Or on Friday.", "On Friday.")) {
      ask(session, 0);
      assertThat(standIn()).isEqualTo("small-ears at home failed (HTTP %d)".formatted(status));
      assertThat(words().text()).isEqualTo(OURS);
      ask(session, 1);
      assertThat(words().text()).isEqualTo("Or on Friday.");
      server.now((_, exchange) -> HearingTestServer.say(exchange, 200, "{\"text\": \"Friday.\"}"));
      ask(session, 2);
      assertThat(standIn()).as("it is back").isEqualTo("null");
      assertThat(words().text()).isEqualTo("Friday.");
    }
  }

  @Test
  void theEmbeddedRecogniserAnswersWhereNoAnswerComesInTime() throws Exception {
    server.now((_, _) -> server.hang());
    try (SttSession session = open(SHORT, OURS)) {
      ask(session, 0);
      assertThat(standIn()).endsWith("failed (no answer within 80 ms)");
      assertThat(words().text()).isEqualTo(OURS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>|what came is no JSON",
        "{}|the answer has no text",
        "{\"text\": \"no no no\", \"segments\": [{\"text\": \"no\", \"avg_logprob\": -0.1,"
            + " \"compression_ratio\": 9}]}|the answer repeats itself"
      })
  void theEmbeddedRecogniserAnswersWhereWhatComesIsNone(String body, String why) throws Exception {
    server.now((_, exchange) -> HearingTestServer.say(exchange, 200, body));
    try (SttSession session = open(LONG, OURS)) {
      ask(session, 0);
      assertThat(standIn()).endsWith("failed (%s)".formatted(why));
      assertThat(words().text()).isEqualTo(OURS);
    }
  }

  @Test
  void theEmbeddedRecogniserAnswersWhereHalfAnAnswerComes() throws Exception {
    server.now((_, exchange) -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"text\": \"I ca".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    });
    try (SttSession session = open(LONG, OURS)) {
      ask(session, 0);
      assertThat(standIn()).endsWith("failed (the connection broke)");
      assertThat(words().text()).isEqualTo(OURS);
    }
  }

  @Test
  void aServerThatHearsNothingWhereSomebodySpokeIsNotBelieved() throws Exception {
    server.now((_, exchange) -> HearingTestServer.say(exchange, 200, "{\"text\": \" ... \"}"));
    try (SttSession session = open(LONG, OURS, "")) {
      ask(session, 0);
      assertThat(standIn()).isEqualTo("small-ears at home heard nothing");
      assertThat(words().text()).isEqualTo(OURS);
      ask(session, 1);
      assertThat(words().confidence()).as("nobody spoke").isEqualTo(-2);
    }
  }

  @Test
  void aServerThatIsNeverUnsureIsNotBelievedWhereNobodySpoke() throws Exception {
    server.now((_, exchange) ->
        HearingTestServer.say(exchange, 200, "{\"text\": \"Thanks for watching!\"}"));
    try (SttSession session = open(LONG, "")) {
      ask(session, 0);
      assertThat(words().confidence()).isEqualTo(-2);
    }
  }

  @Test
  void whoOnlyListensIsNotKeptWaiting() throws Exception {
    server.now((_, _) -> server.hang());
    try (SttSession session = open(LONG, "Uh-huh.")) {
      ask(session, 0);
      assertThat(words().text()).isEqualTo("Uh-huh.");
    }
  }

  @Test
  void whatWasAskedBeforeIsNotAnsweredAnyMore() throws Exception {
    server.now((_, exchange) -> {
      if (server.asked().size() == 1) {
        server.hang();
      }
      HearingTestServer.say(exchange, 200, "{\"text\": \"%s\"}".formatted(THEIRS));
    });
    try (SttSession session = open(LONG, OURS, OURS)) {
      ask(session, 0);
      await().until(() -> server.asked().size() == 1);
      ask(session, 1);
      assertThat(words().from()).isEqualTo(1001);
    }
    assertThat(events).isEmpty();
  }

  @Test
  void isLeftAloneAfterThreeFailuresAndAskedAgainLater() throws Exception {
    server.now((_, exchange) -> HearingTestServer.say(exchange, 500, "{}"));
    try (SttSession session = open(LONG, OURS, OURS, OURS, OURS, OURS)) {
      for (int turn = 0; turn < 3; turn++) {
        ask(session, turn);
        while (!(next() instanceof SttEvent.Final)) {}
      }
      ask(session, 3);
      assertThat(standIn()).endsWith("is left alone for a while after failures");
      assertThat(words().text()).isEqualTo(OURS);
      assertThat(server.asked()).hasSize(3);
      now = now.plusSeconds(10);
      server.now((_, exchange) -> HearingTestServer.say(exchange, 200, "{\"text\": \"Yes.\"}"));
      ask(session, 4);
      assertThat(standIn()).isEqualTo("null");
      assertThat(words().text()).isEqualTo("Yes.");
    }
  }

  @Test
  void showsItsKeyToNobody() {
    assertThat(server.recogniser().toString()).doesNotContain(HearingTestServer.KEY);
    assertThat(server.recogniser().name()).startsWith("small-ears at 127.0.0.1:");
  }
}
