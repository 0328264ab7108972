package dev.parley.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.outbound.WaysOut;
import dev.parley.stt.DeepgramServer.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real WebSocket server hears by Deepgram's protocol, and fails. */
class DeepgramEarTest {
  private static final int RATE = 16_000;
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final WaysOut ways = WaysOut.ofOperator(Map.of());
  private DeepgramServer server;

  @BeforeEach
  void start() {
    server = new DeepgramServer();
  }

  @AfterEach
  void stop() {
    ways.close();
    server.close();
  }

  private ServedEar open(String key) {
    return ServedEar.source(server.recogniser(key), ways, System::nanoTime)
        .open(new SttOptions("en-US", RATE, false));
  }

  /** Hears so much, from a position in ticks. */
  private static void hear(ServedEar ear, long position, int millis) {
    for (int at = 0; at < millis; at += 32) {
      ear.accept(new short[512], 512, position + at * 8L);
    }
  }

  private static ServedAnswer ask(ServedEar ear, long from, long to, Duration limit)
      throws InterruptedException {
    BlockingQueue<ServedAnswer> answers = new ArrayBlockingQueue<>(1);
    ear.transcribe(from, to, limit, answers::add);
    ServedAnswer answer = answers.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer).isNotNull();
    return answer;
  }

  private static String why(ServedAnswer answer) {
    return ((ServedAnswer.Failed) answer).why();
  }

  @Test
  void tellsTheWordsBetweenTwoPositionsOfAStreamThatBeganLater() throws Exception {
    server.now((socket, seconds) -> {
      socket.send("{\"type\":\"SpeechStarted\",\"channel\":[0],\"timestamp\":0.1}");
      socket.send(DeepgramServer.results(0, 1, false, false, new Said("No", 0.5, 0.7, 0.4)));
      socket.send(
          DeepgramServer.results(
              0,
              seconds,
              true,
              true,
              new Said("Before.", 0.1, 0.2, 0.9),
              new Said("Not", 1.1, 1.3, 0.8),
              new Said("today.", 1.3, 1.7, 0.9)));
    });
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 16_000, 2048);
      ServedAnswer answer = ask(ear, 16_000 + 8_800, 16_000 + 13_600, LONG);
      assertThat(answer).isInstanceOf(ServedAnswer.Words.class);
      ServedAnswer.Words words = (ServedAnswer.Words) answer;
      assertThat(words.text()).isEqualTo("Not today.");
      assertThat(words.confidence()).isCloseTo((Math.log(0.8) + Math.log(0.9)) / 2, within(1e-9));
    }
    await().until(() -> server.messages().contains("{\"type\":\"CloseStream\"}"));
    assertThat(server.queries().getFirst())
        .containsEntry("model", List.of("nova-3"))
        .containsEntry("language", List.of("en-US"))
        .containsEntry("encoding", List.of("linear16"))
        .containsEntry("sample_rate", List.of("16000"))
        .containsEntry("interim_results", List.of("true"));
  }

  @Test
  void asksForNothingWhatIsSettledAlready() throws Exception {
    server.now((socket, seconds) ->
        socket.send(
            DeepgramServer.results(0, seconds, true, true, new Said("Yes.", 0.2, 0.5, 0.9))));
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 0, 1024);
      assertThat(ask(ear, 1000, 5000, LONG)).isInstanceOf(ServedAnswer.Words.class);
      assertThat(ask(ear, 1000, 4900, LONG)).isInstanceOf(ServedAnswer.Words.class);
    }
    await().until(() -> server.messages().contains("{\"type\":\"CloseStream\"}"));
    assertThat(server.messages()).filteredOn(text -> text.contains("Finalize")).hasSize(1);
  }

  @Test
  void sendsAllThatItHearsAndSilenceForWhatIsMissing() throws Exception {
    BlockingQueue<Double> heard = new ArrayBlockingQueue<>(4);
    server.now((socket, seconds) -> {
      heard.add(seconds);
      socket.send(DeepgramServer.results(0, seconds, true, true));
    });
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 0, 320);
      hear(ear, 320 * 8 + 800, 320);
      ServedAnswer answer = ask(ear, 0, 4000, LONG);
      assertThat(((ServedAnswer.Words) answer).text()).isEmpty();
    }
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isCloseTo(0.74, within(1e-9));
  }

  @Test
  void saysThatTheKeyIsRefused() throws Exception {
    try (ServedEar ear = open("dg-wrong")) {
      hear(ear, 0, 1024);
      assertThat(why(ask(ear, 1000, 5000, LONG))).isEqualTo("HTTP 401");
    }
  }

  @Test
  void aServerThatSaysNothingIsLate() throws Exception {
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 0, 1024);
      assertThat(why(ask(ear, 1000, 5000, SHORT))).isEqualTo("no answer within 150 ms");
    }
  }

  @Test
  void aStreamThatEndsIsOpenedAnewAfterAQuestionFailed() throws Exception {
    server.now((socket, _) -> socket.closeSession(1011, "NET-0001"));
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 0, 1024);
      assertThat(why(ask(ear, 1000, 5000, LONG))).isEqualTo("closed by the far end (1011)");
      hear(ear, 8192, 1024);
      server.now((socket, seconds) ->
          socket.send(
              DeepgramServer.results(0, seconds, true, true, new Said("Back.", 0.2, 0.6, 0.9))));
      assertThat(why(ask(ear, 5000, 9000, LONG))).isEqualTo("it was not connected yet");
      ServedAnswer answer = ask(ear, 8192 + 1600, 8192 + 4800, LONG);
      assertThat(((ServedAnswer.Words) answer).text()).isEqualTo("Back.");
    }
  }

  @Test
  void takesNoErrorAndNoNonsenseForWords() throws Exception {
    server.now((socket, _) ->
        socket.send("{\"type\":\"Error\",\"description\":\"no\",\"message\":\"no\"}"));
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 0, 1024);
      assertThat(why(ask(ear, 1000, 5000, LONG))).isEqualTo("it told of an error");
      server.now((socket, _) -> socket.send("<html>"));
      hear(ear, 8192, 1024);
      assertThat(why(ask(ear, 9000, 13_000, LONG))).isEqualTo("what came is no JSON");
    }
  }

  @Test
  void whatIsAskedInTheMiddleOfSpeechIsAnsweredByWhatIsKnown() throws Exception {
    server.now((socket, seconds) ->
        socket.send(
            DeepgramServer.results(0, seconds, true, true, new Said("Wait,", 0.2, 0.5, 0.9))));
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      hear(ear, 0, 1024);
      assertThat(ask(ear, 1000, 5000, LONG)).isInstanceOf(ServedAnswer.Words.class);
      hear(ear, 8192, 512);
      ServedAnswer answer = ask(ear, 1000, 8192 + 4096, LONG);
      assertThat(((ServedAnswer.Words) answer).text()).isEqualTo("Wait,");
    }
    assertThat(server.messages()).filteredOn(text -> text.contains("Finalize")).hasSize(1);
  }

  @Test
  void aServerThatIsNotThereIsTold() throws Exception {
    try (ServedEar ear = open(DeepgramServer.KEY)) {
      server.close();
      hear(ear, 0, 1024);
      assertThat(why(ask(ear, 1000, 5000, LONG))).isEqualTo("no connection");
    }
  }
}
