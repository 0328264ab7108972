package dev.parley;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.audio.Wav;
import dev.parley.conversation.ScriptedBrain;
import dev.parley.sim.Persona;
import dev.parley.sim.SimulatedCaller;
import dev.parley.webhooks.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The real server with the real models, in a home of its own, and people it can call over a trunk;
 * used as a customer uses it, by HTTP.
 */
final class WholeServer implements AutoCloseable {
  static final String UNREACHABLE = "+12025550198";
  static final String MUFFLED = "+12025550199";
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Path home;
  private final SimulatedCaller people;
  private final BadTrunk trunk;
  private final WebhookReceiver receiver;
  private final Server server;
  private final DemoApi api;
  private final String secret;

  WholeServer(Path home, Map<String, Persona> personas) throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    this.home = home;
    people =
        SimulatedCaller.start(
            personas,
            new SimulatedCaller.Senses(
                SpeechFixture.stt(), SpeechFixture.vad(), SpeechFixture.voices()),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            clock,
            random);
    trunk = new BadTrunk(people.socket(), UNREACHABLE, MUFFLED);
    receiver = new WebhookReceiver();
    server =
        Server.start(
            Config.read(
                Map.of(
                    "PARLEY_HOME", home.toString(),
                    "PARLEY_HTTP_PORT", "0",
                    "PARLEY_SIP_HOST", "127.0.0.1",
                    "PARLEY_SIP_PORT", "0",
                    "PARLEY_TRUNK", "sip:127.0.0.1:%d;transport=udp".formatted(trunk.port()),
                    "PARLEY_CALLER_ID", "+12025550100",
                    "PARLEY_MAX_CONCURRENT_CALLS", "7",
                    "PARLEY_REQUESTS_PER_MINUTE", "100000")),
            models(clock),
            SpeechFixture.models().directory(),
            clock,
            random,
            _ -> {});
    api =
        new DemoApi(
            server.url(),
            DemoApi.read(Files.readString(home.resolve("first-run.json")))
                .path("api_token")
                .asText());
    secret =
        api.post(
                "/webhooks/subscribe",
                object().put("type", "NEW_RESPONSE").put("url", receiver.url().toString()))
            .path("secret")
            .asText();
  }

  private static LoadedModels models(Clock clock) {
    return new LoadedModels(
        SpeechFixture.inference(),
        SpeechFixture.stt(),
        SpeechFixture.vad(),
        SpeechFixture.voices(),
        SpeechFixture.embedder(),
        new ScriptedBrain(SpeechFixture.embedder(), clock, ZoneId.systemDefault()));
  }

  static ObjectNode object() {
    return DemoApi.JSON.createObjectNode();
  }

  WebhookReceiver receiver() {
    return receiver;
  }

  /** Signs what the receiver gets. */
  String secret() {
    return secret;
  }

  Path home() {
    return home;
  }

  /** The published agent that every installation has. */
  String sampleAgent() throws IOException, InterruptedException {
    return api.get("/interview").at("/interviews/0/id").asText();
  }

  /** Publishes an agent that is the sample with some settings changed. */
  String agentWith(Map<String, Integer> settings) throws IOException, InterruptedException {
    JsonNode document = api.get("/agent/" + sampleAgent()).path("document").deepCopy();
    settings.forEach((name, value) -> ((ObjectNode) document.path("settings")).put(name, value));
    ObjectNode draft = object().put("title", "Impatient").set("document", document);
    String id = api.post("/agent", draft).path("id").asText();
    api.post("/agent/" + id + "/publish", object());
    return id;
  }

  /** Orders a call. */
  String call(String agent, String number) throws IOException, InterruptedException {
    ObjectNode contact = object().put("phone_number", number).put("name", "Ada");
    String id = api.post("/contact/create", contact).path("id").asText();
    ObjectNode order = object().put("contact_id", id).put("interview_id", agent);
    order.putObject("metadata").put("date", "Tuesday, March third").put("time", "two thirty");
    return api.post("/contact/call", order).path("id").asText();
  }

  JsonNode get(String path) {
    return asked(() -> api.get(path));
  }

  /** Shows the events of a call as they happen, to its end. */
  void follow(String call, Consumer<JsonNode> events) {
    asked(() -> {
      api.follow("/call/" + call + "/events", events);
      return object();
    });
  }

  void hangUp(String call) {
    JsonNode _ = asked(() -> api.post("/call/" + call + "/hangup", object()));
  }

  private interface Asking {
    JsonNode ask() throws IOException, InterruptedException;
  }

  private static JsonNode asked(Asking asking) {
    try {
      return asking.ask();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The record of a call once it has ended. */
  JsonNode ended(String call) {
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !get("/call/" + call).path("end_reason").isNull());
    return get("/call/" + call);
  }

  Wav recording(String call) throws IOException, InterruptedException {
    Path copy = Files.createTempFile(home, "copy-", ".wav");
    api.save("/call/" + call + "/recording", copy);
    return Wav.read(copy);
  }

  @Override
  public void close() {
    api.close();
    server.close();
    receiver.close();
    trunk.close();
    people.close();
  }
}
