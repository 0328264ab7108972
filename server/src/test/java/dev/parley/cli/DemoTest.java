package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.parley.sim.Persona;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
  private static final String EVENTS =
      """
      id: 0
      event: answered
      data: {"type":"answered","at":"2026-01-05T10:00:00.000Z"}

      id: 1
      event: agent_spoke
      data: {"type":"agent_spoke","at":"2026-01-05T10:00:04.000Z","text":"Can you make it?","interrupted":false,"from_ms":120,"to_ms":4000}

      :
      id: 2
      event: callee_spoke
      data: {"type":"callee_spoke","at":"2026-01-05T10:01:05.000Z","text":"Yes.","digits":false,"from_ms":64590,"to_ms":65000}

      id: 3
      event: ended
      data: {"type":"ended","at":"2026-01-05T10:01:09.000Z","reason":"agent_ended","detail":""}

      """;
  private static final String CALL =
      """
      {"error":null,"data":{"id":"c1","status":"COMPLETED","end_reason":"agent_ended","outcomes":["greeted","confirm"],
       "variables":{"day":"Tuesday"},
       "language_model":{"requests":2,"used":1,"late":1,"saved":3,"prompt_tokens":412,"answer_tokens":19,"cost":0.000081},"recording_url":"/call/c1/recording","conversation_history":[{},{},{}],
       "felt_gaps":[{"turn":1,"total_ms":300,"endpoint_ms":220,"stt_ms":40,"brain_ms":10,"tts_ms":10,"pacing_ms":20},
                    {"turn":2,"total_ms":250,"endpoint_ms":220,"stt_ms":0,"brain_ms":10,"tts_ms":10,"pacing_ms":10}]}}
      """;

  @TempDir Path directory;
  private final Map<String, String> received = new HashMap<>();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/interview", "{\"error\":null,\"data\":{\"interviews\":[{\"id\":\"a1\"}],\"count\":1}}");
    answer("/contact/create", "{\"error\":null,\"data\":{\"id\":\"p1\"}}");
    answer("/contact/call", "{\"error\":null,\"data\":{\"id\":\"c1\",\"status\":\"QUEUED\"}}");
    answer("/call/c1", CALL);
    answer("/call/c1/events", EVENTS);
    answer("/call/c1/recording", "RIFF");
    server.start();
  }

  private void answer(String path, String body) {
    server.createContext(
        path,
        exchange -> {
          String sent =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.put(path, exchange.getRequestHeaders().getFirst("x-api-token") + " " + sent);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private boolean run(Persona.@Nullable Expectation expected)
      throws IOException, InterruptedException {
    URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Demo demo = new Demo(api, "secret", new PrintStream(screen, true, StandardCharsets.UTF_8));
    return demo.run(
        new Demo.Plan(
            "+12025550123",
            "Ada",
            Map.of("date", "Tuesday"),
            expected,
            directory.resolve("a.wav")));
  }

  private List<String> lines() {
    return screen.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Persona.Expectation expecting(String reason, String outcome, String day) {
    return new Persona.Expectation(reason, null, List.of(outcome), Map.of("day", day), List.of());
  }

  @Test
  void placesTheCallShowsItAndEndsInOneJsonObject() throws Exception {
    assertThat(run(expecting("AGENT_ENDED", "confirm", "tues.*"))).isTrue();
    assertThat(lines())
        .contains("00:00.1  Agent    Can you make it?", "01:04.5  Contact  Yes.")
        .contains("01:09.0  ended: agent_ended")
        .contains(
            "Language model: 2 requests (1 used, 0 unused, 0 refused, 0 discarded, 1 late, 0 failed, 0 cut); the mind judged 3 turns alone; 412 tokens read, 19 written; cost 0.000081.");
    JsonNode last = DemoApi.JSON.readTree(lines().getLast());
    assertThat(last.toString())
        .isEqualTo(
            "{\"status\":\"COMPLETED\",\"turns\":3,\"felt_gap_ms\":{\"p50\":250,\"p95\":300},\"language_model\":{\"requests\":2,\"used\":1,\"late\":1,\"saved\":3,\"prompt_tokens\":412,\"answer_tokens\":19,\"cost\":8.1E-5},\"recording\":\"%s\"}"
                .formatted(directory.resolve("a.wav")));
    assertThat(directory.resolve("a.wav")).hasContent("RIFF");
    assertThat(received.get("/contact/call"))
        .isEqualTo(
            "secret"
                + " {\"contact_id\":\"p1\",\"interview_id\":\"a1\",\"metadata\":{\"date\":\"Tuesday\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "SILENCE, confirm, Tuesday, agent_ended",
    "AGENT_ENDED, cancel, Tuesday, cancel",
    "AGENT_ENDED, confirm, Friday, Friday"
  })
  void aCallThatWentOtherwiseIsAFailureThatSaysWhy(
      String reason, String outcome, String day, String said) throws Exception {
    assertThat(run(expecting(reason, outcome, day))).isFalse();
    assertThat(lines().get(lines().size() - 2)).contains(said);
  }

  @Test
  void withoutAnExpectationAnyEndIsRight() throws Exception {
    assertThat(run(null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"50, 3", "95, 5", "100, 5", "1, 1"})
  void percentilesAreValuesThatWereMeasured(int percent, long value) {
    assertThat(Demo.percentile(List.of(1L, 2L, 3L, 4L, 5L), percent)).isEqualTo(value);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(Demo.percentile(List.of(), 50)).isNull();
  }

  @Test
  void sayingThatThereIsNoPlayerNamesARemedy() throws Exception {
    assertThat(AudioPlayer.play(directory.resolve("a.wav"), directory.toString()))
        .hasValueSatisfying(why -> assertThat(why).contains("alsa-utils").contains("a.wav"));
  }

  @Test
  void playsWithThePlayerThereIs() throws Exception {
    Path player = directory.resolve("aplay");
    Files.writeString(player, "#!/bin/sh\nexit 0\n");
    assertThat(player.toFile().setExecutable(true)).isTrue();
    assertThat(AudioPlayer.play(directory.resolve("a.wav"), directory.toString())).isEmpty();
  }
}
