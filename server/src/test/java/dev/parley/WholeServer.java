package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Wav;
import dev.parley.brain.ScriptedBrain;
import dev.parley.call.EndReason;
import dev.parley.cli.DemoApi;
import dev.parley.records.PreparedHome;
import dev.parley.sim.Persona;
import dev.parley.sim.SimulatedCallee;
import dev.parley.sim.TestPhone;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.watch.Pulse;
import dev.parley.webhooks.WebhookReceiver;
import dev.parley.wire.StatusNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The real server with the real models, in a home of its own, and people it can call over a trunk;
 * used as a customer uses it, by HTTP.
 */
final class WholeServer implements AutoCloseable {
  static final String UNREACHABLE = "+12025550198";
  static final String MUFFLED = "+12025550199";
  private static final String ANOTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  /** With the time that a call waits for others. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final List<String> RECORD_ONLY =
      List.of(
          "persona",
          "waiting",
          "end_reason",
          "end_detail",
          "fault",
          "variables",
          "outcomes",
          "felt_gaps",
          "language_model",
          "judgements");

  private final Pulse doomed = new Pulse("doomed", Duration.ofMinutes(1));
  private final List<String> ends = new CopyOnWriteArrayList<>();
  private final Path home;
  private final Line line;
  private final WebhookReceiver receiver;
  private final Server server;
  private final DemoApi api;
  private final String token;
  private final String secret;

  /** A trunk at a port of this machine, and what is behind it. */
  private record Line(int port, List<AutoCloseable> parts) {
    static Line to(Map<String, Persona> personas, SpeechToText ears) throws IOException {
      SimulatedCallee people =
          SimulatedCallee.start(
              personas,
              new SimulatedCallee.Senses(ears, SpeechFixture.vad(), SpeechFixture.voices()),
              TestPhone.Settings.of(Clock.systemUTC(), new SecureRandom()));
      BadTrunk trunk = new BadTrunk(people.socket(), UNREACHABLE, MUFFLED);
      return new Line(trunk.port(), List.of(trunk, people));
    }
  }

  /** A server that can call these people, by number. */
  WholeServer(Path home, Map<String, Persona> personas) throws IOException, InterruptedException {
    this(home, Line.to(personas, SpeechFixture.stt()), 7);
  }

  /** The same, which calls so many of them at once; they hear with what they are given. */
  WholeServer(Path home, Map<String, Persona> personas, SpeechToText ears, int callsAtOnce)
      throws IOException, InterruptedException {
    this(home, Line.to(personas, ears), callsAtOnce);
  }

  /** A server with somebody else's trunk. */
  WholeServer(Path home, int trunkPort, int callsAtOnce) throws IOException, InterruptedException {
    this(home, new Line(trunkPort, List.of()), callsAtOnce);
  }

  /** A server that can call these people, with settings beside those that it needs. */
  WholeServer(Path home, Map<String, Persona> personas, Map<String, String> settings)
      throws IOException, InterruptedException {
    this(home, Line.to(personas, SpeechFixture.stt()), 7, settings);
  }

  private WholeServer(Path home, Line line, int callsAtOnce)
      throws IOException, InterruptedException {
    this(home, line, callsAtOnce, Map.of());
  }

  private WholeServer(Path home, Line line, int callsAtOnce, Map<String, String> more)
      throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    this.home = home;
    this.line = line;
    receiver = new WebhookReceiver();
    LoadedModels models = models(clock);
    server =
        Server.start(
            Config.read(settings(line, callsAtOnce, more)),
            () -> models,
            SpeechFixture.models().directory(),
            clock,
            new SecureRandom(),
            _ -> {},
            () -> ends.add(Thread.currentThread().getName()));
    token =
        DemoApi.read(Files.readString(home.resolve("first-run.json"))).path("api_token").asText();
    api = new DemoApi(server.url(), token);
    secret =
        api.post(
                "/webhooks/subscribe",
                object().put("type", "NEW_RESPONSE").put("url", receiver.url().toString()))
            .path("secret")
            .asText();
  }

  private Map<String, String> settings(Line to, int callsAtOnce, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("PARLEY_HOME", PreparedHome.fill(home).toString());
    settings.put("PARLEY_HTTP_PORT", "0");
    settings.put("PARLEY_SIP_HOST", "127.0.0.1");
    settings.put("PARLEY_SIP_PORT", "0");
    settings.put("PARLEY_VOICE", "pico");
    settings.put("PARLEY_TRUNK", "sip:127.0.0.1:%d;transport=udp".formatted(to.port()));
    settings.put("PARLEY_CALLER_ID", "+12025550100");
    settings.put("PARLEY_MAX_CONCURRENT_CALLS", Integer.toString(callsAtOnce));
    settings.put("PARLEY_REQUESTS_PER_MINUTE", "100000");
    return settings;
  }

  /** The dashboard's address, with what signs the first one in. */
  URI dashboard() {
    return server.dashboard();
  }

  /** Where it is asked. */
  URI url() {
    return server.url();
  }

  /** The first token. */
  String token() {
    return token;
  }

  /** A thread that carries calls dies, as of a defect. */
  void killAThread() {
    doomed.die(new IllegalStateException("as the test wished"));
  }

  /** How often the server asked for the end of its process. */
  int ends() {
    return ends.size();
  }

  /** The detector, and one thread more that can be killed. */
  private record Mortal(VoiceActivity activity, Pulse doomed) implements VoiceActivity {
    @Override
    public AutoCloseable watch(AudioLine line, Listener listener) {
      return activity.watch(line, listener);
    }

    @Override
    public List<Pulse> pulses() {
      return List.of(doomed);
    }

    @Override
    public void close() {}
  }

  /** Where the server speaks SIP. */
  InetSocketAddress sip() {
    return server.sip();
  }

  private LoadedModels models(Clock clock) {
    return new LoadedModels(
        SpeechFixture.inference(),
        SpeechFixture.stt(),
        new Mortal(SpeechFixture.vad(), doomed),
        SpeechFixture.voices(),
        SpeechFixture.reader(),
        SpeechFixture.embedding(),
        new ScriptedBrain(SpeechFixture.reader(), clock, ZoneId.systemDefault()));
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
    return agent(document);
  }

  /** The id of a published agent of this document. */
  String agent(JsonNode document) throws IOException, InterruptedException {
    ObjectNode draft = object().put("title", "Impatient").set("document", document);
    String id = api.post("/agent", draft).path("id").asText();
    api.post("/agent/" + id + "/publish", object());
    return id;
  }

  /** Makes a knowledge base of one pair. */
  JsonNode knowledge(String question, String answer) throws IOException, InterruptedException {
    ObjectNode base = object().put("name", "Known");
    base.putArray("items").addObject().put("question", question).put("answer", answer);
    return api.post("/knowledge", base);
  }

  /** Orders a call. */
  String call(String agent, String number) throws IOException, InterruptedException {
    return call(agent, number, Map.of());
  }

  /** Orders a call with more metadata than its agent needs. */
  String call(String agent, String number, Map<String, String> more)
      throws IOException, InterruptedException {
    ObjectNode contact = object().put("phone_number", number).put("name", "Ada");
    String id = api.post("/contact/create", contact).path("id").asText();
    ObjectNode order = object().put("contact_id", id).put("interview_id", agent);
    ObjectNode metadata = order.putObject("metadata");
    metadata.put("date", "Tuesday, March third").put("time", "two thirty");
    more.forEach(metadata::put);
    return api.post("/contact/call", order).path("id").asText();
  }

  JsonNode get(String path) {
    return asked(() -> api.get(path));
  }

  /** Sends a request that is answered with a 200. */
  JsonNode post(String path, ObjectNode body) {
    return asked(() -> api.post(path, body));
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

  /** The record of a call that ended for this reason, and that was told of once. */
  JsonNode ended(String id, EndReason reason) throws GeneralSecurityException {
    JsonNode call = ended(id);
    assertThat(call.path("end_reason").asText())
        .as("%s", call)
        .isEqualTo(reason.name().toLowerCase(Locale.ROOT));
    assertThat(call.path("status").asText()).isEqualTo(StatusNames.of(reason.status()));
    assertThat(call.path("fault").asText())
        .isEqualTo(reason.fault().name().toLowerCase(Locale.ROOT));
    assertThat(call.path("end_detail").isTextual()).isTrue();
    List<String> types = get("/call/" + id + "/journal").path("events").findValuesAsText("type");
    assertThat(types).contains("dialling").endsWith("ended");
    assertThat(types).containsOnlyOnce("ended");
    told(id, call);
    return call;
  }

  private void told(String id, JsonNode call) throws GeneralSecurityException {
    await().until(() -> !receiver.about(id).isEmpty());
    assertThat(receiver.about(id)).hasSize(1);
    assertThat(receiver.about(id).getFirst().signedWith(secret)).isTrue();
    assertThat(receiver.about(id).getFirst().signedWith(ANOTHER_SECRET)).isFalse();
    ObjectNode expected = call.deepCopy();
    expected.remove(RECORD_ONLY);
    assertThat(receiver.about(id).getFirst().body()).isEqualTo(expected);
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
    line.parts().forEach(WholeServer::close);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
