package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.api.ContractClient;
import dev.parley.brain.ScriptedBrain;
import dev.parley.cli.DemoApi;
import dev.parley.records.PreparedHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The real server with the real models in a home of its own, and a customer who uses it by HTTP and
 * is told of calls; every exchange is held against the contract.
 */
final class Installation implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration TELLING = Duration.ofSeconds(20);

  private final Server server;
  private final HttpServer customer;
  private final Queue<JsonNode> told = new ConcurrentLinkedQueue<>();
  private final ContractClient client;

  private Installation(Server server, Path home) throws IOException {
    this.server = server;
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/", this::take);
    customer.start();
    client = ContractClient.of(server.url()).with("x-api-token", token(home));
  }

  /**
   * Starts a server and subscribes to what it tells.
   *
   * @param settings beside those that keep it from others on this machine
   */
  static Installation start(Path home, Map<String, String> settings) throws IOException {
    Installation started = new Installation(server(home, settings), home);
    var _ =
        started.post(
            "/webhooks/subscribe",
            object()
                .put("type", "NEW_RESPONSE")
                .put(
                    "url",
                    "http://127.0.0.1:%d/".formatted(started.customer.getAddress().getPort())));
    return started;
  }

  /** Starts the server alone. */
  static Server server(Path home, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PARLEY_HOME", PreparedHome.fill(home).toString());
    environment.putIfAbsent("PARLEY_HTTP_PORT", "0");
    environment.putIfAbsent("PARLEY_SIP_HOST", "127.0.0.1");
    environment.putIfAbsent("PARLEY_SIP_PORT", "0");
    environment.putIfAbsent("PARLEY_VOICE", "pico");
    Clock clock = Clock.systemUTC();
    LoadedModels models =
        new LoadedModels(
            SpeechFixture.inference(),
            SpeechFixture.stt(),
            SpeechFixture.vad(),
            SpeechFixture.voices(),
            SpeechFixture.reader(),
            SpeechFixture.embedding(),
            new ScriptedBrain(SpeechFixture.reader(), clock, ZoneId.systemDefault()));
    return Server.start(
        Config.read(environment),
        () -> models,
        SpeechFixture.models().directory(),
        clock,
        new SecureRandom(),
        _ -> {});
  }

  static ObjectNode object() {
    return DemoApi.JSON.createObjectNode();
  }

  private static String token(Path home) throws IOException {
    return DemoApi.JSON
        .readTree(Files.readString(home.resolve("first-run.json")))
        .path("api_token")
        .asText();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      told.add(DemoApi.JSON.readTree(exchange.getRequestBody()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  JsonNode get(String path) {
    return client.get(path).data();
  }

  JsonNode post(String path, ObjectNode body) {
    return client.post(path, body.toString()).data();
  }

  /** Has the sample agent call a number, and gives the call's id. */
  String call(String number) {
    ObjectNode contact = object().put("phone_number", number).put("name", "Ada");
    ObjectNode order =
        object()
            .put("contact_id", post("/contact/create", contact).path("id").asText())
            .put("interview_id", get("/interview").at("/interviews/0/id").asText());
    order.putObject("metadata").put("date", "Tuesday").put("time", "noon");
    return post("/contact/call", order).path("id").asText();
  }

  /** The record of a call that has ended; whoever subscribed was told the same, once. */
  JsonNode ended(String call) {
    await("the end of the call")
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !get("/call/" + call).path("end_reason").isNull());
    JsonNode record = get("/call/" + call);
    await("being told of the call").atMost(TELLING).until(() -> !about(call).isEmpty());
    assertThat(about(call))
        .singleElement()
        .satisfies(message ->
            message
                .properties()
                .forEach(entry ->
                    assertThat(record.get(entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue())));
    return record;
  }

  private List<JsonNode> about(String call) {
    return told.stream().filter(message -> message.path("id").asText().equals(call)).toList();
  }

  /** What happened on a call, of one kind. */
  List<JsonNode> events(String call, String type) {
    return get("/call/" + call + "/journal")
        .path("events")
        .valueStream()
        .filter(event -> event.path("type").asText().equals(type))
        .toList();
  }

  /** Fetches the recording of a call. */
  Path recording(String call, Path directory) throws IOException {
    return Files.write(
        directory.resolve("recording.wav"), client.get("/call/" + call + "/recording").bytes());
  }

  @Override
  public void close() {
    server.close();
    customer.stop(0);
  }
}
