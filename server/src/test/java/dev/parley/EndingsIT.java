package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.audio.Wav;
import dev.parley.call.EndReason;
import dev.parley.conversation.JournalReplay;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call with each ending on the whole server, from the order to the webhook and the replay. */
@Tag("alone")
class EndingsIT {
  /** The simulated callers speak G.722. */
  private static final int RATE = 16_000;

  private static final String NOBODY = "+12025550197";

  /** By how much a recording may be longer or shorter than its call. */
  private static final double SLACK_SECONDS = 1.5;

  /** Whom each call is to: the number, and who is there. */
  private static final Map<String, Map.Entry<String, String>> PEOPLE = new LinkedHashMap<>();

  private static final Map<String, String> CALLS = new HashMap<>();

  /** Answers whatever is asked with something else. */
  private static final Persona SPEAKS_OF_THE_WEATHER =
      persona(
          """
          name: weather
          description: Speaks of something else.
          ring_ms: 600
          think_ms: 300
          replies: []
          otherwise: The weather in the mountains was cold and rainy.
          leads_to:
            reason: NO_MATCH
            outcomes: [no_match]
          """);

  private static final Persona OPTS_OUT =
      persona(
          """
          name: opts-out
          description: Does not want to be called again.
          ring_ms: 600
          think_ms: 300
          replies: []
          otherwise: Please stop calling me.
          leads_to:
            reason: AGENT_ENDED
            outcomes: [opt_out]
          """);

  private static final JsonNode ONE_QUESTION =
      json(
          """
          {"nodes": [
            {"type": "start", "id": "s", "text": "Hello. Shall we cancel your magazine, or send it to a new address?",
             "outcomes": {"prompt": [
               {"id": "cancel", "label": "cancel the magazine", "next": "e"},
               {"id": "move", "label": "send it to a new address", "next": "e"}]}},
            {"type": "end", "id": "e", "text": "Thank you. Goodbye."}]}
          """);

  @TempDir private static Path home;
  private static WholeServer server;

  static {
    PEOPLE.put("trunk is silent", Map.entry(WholeServer.UNREACHABLE, "confirms"));
    PEOPLE.put("audio stops", Map.entry(WholeServer.MUFFLED, "silent"));
    PEOPLE.put("reschedules", Map.entry("+12025550101", "reschedules"));
    PEOPLE.put("cancels", Map.entry("+12025550102", "cancels"));
    PEOPLE.put("hung up while ringing", Map.entry("+12025550103", "no-answer"));
    PEOPLE.put("hung up while talking", Map.entry("+12025550104", "confirms"));
    PEOPLE.put("no answer", Map.entry("+12025550105", "no-answer"));
    PEOPLE.put("busy", Map.entry("+12025550106", "busy"));
    PEOPLE.put("declines", Map.entry("+12025550107", "declines"));
    PEOPLE.put("says nothing", Map.entry("+12025550108", "silent"));
    PEOPLE.put("confirms", Map.entry("+12025550109", "confirms"));
    PEOPLE.put("hangs up", Map.entry("+12025550110", "hangs-up-mid-sentence"));
    PEOPLE.put("wrong person", Map.entry("+12025550111", "wrong-person"));
    PEOPLE.put("means something else", Map.entry("+12025550113", "wrong-person"));
    PEOPLE.put("opts out", Map.entry("+12025550114", "wrong-person"));
    PEOPLE.put("takes too long", Map.entry("+12025550112", "silent"));
  }

  @BeforeAll
  static void callEverybody() throws Exception {
    Map<String, Persona> personas = new HashMap<>();
    PEOPLE.forEach((_, who) -> personas.put(who.getKey(), Personas.named(who.getValue())));
    personas.put(
        Objects.requireNonNull(PEOPLE.get("means something else")).getKey(), SPEAKS_OF_THE_WEATHER);
    personas.put(Objects.requireNonNull(PEOPLE.get("opts out")).getKey(), OPTS_OUT);
    server = new WholeServer(home, personas);
    String sample = server.sampleAgent();
    String impatient =
        server.agentWith(
            Map.of("silence_timeout_seconds", 1, "silence_retries", 1, "ring_seconds", 5));
    String brief =
        server.agentWith(Map.of("silence_timeout_seconds", 30, "max_duration_seconds", 10));
    Map<String, String> others =
        Map.of(
            "says nothing", impatient,
            "no answer", impatient,
            "means something else", server.agent(ONE_QUESTION),
            "takes too long", brief);
    for (var person : PEOPLE.entrySet()) {
      String agent = others.getOrDefault(person.getKey(), sample);
      CALLS.put(person.getKey(), server.call(agent, person.getValue().getKey()));
    }
    CALLS.put("number of nobody", server.call(sample, NOBODY));
    hangUpAt("ringing", "hung up while ringing");
    hangUpAt("gap_measured", "hung up while talking");
  }

  private static Persona persona(String yaml) {
    try {
      return Personas.read(Files.writeString(Files.createTempFile("persona", ".yaml"), yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hangs up by HTTP when an event of the call is seen. */
  private static void hangUpAt(String type, String name) {
    String call = id(name);
    Thread _ =
        Thread.ofVirtual()
            .start(() ->
                server.follow(
                    call,
                    event -> {
                      if (event.path("type").asText().equals(type)) {
                        server.hangUp(call);
                      }
                    }));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String id(String name) {
    return Objects.requireNonNull(CALLS.get(name), name);
  }

  /** The record of a call that ended so, with the webhook and the replay that every call has. */
  private static JsonNode ended(String name, EndReason reason) throws GeneralSecurityException {
    String id = id(name);
    JsonNode call = server.ended(id, reason);
    replays(id, call);
    return call;
  }

  private static void replays(String id, JsonNode call) {
    JsonNode journal = server.get("/call/" + id + "/journal");
    JournalReplay.Result replay = JournalReplay.run(journal);
    assertThat(replay.difference()).as("replay of %s", journal).isNull();
    assertThat(replay.steps() > 0)
        .as("%d steps", replay.steps())
        .isEqualTo(!call.path("start_time").isNull());
  }

  /** The record of a call somebody answered, which therefore was recorded. */
  private static JsonNode held(String name, EndReason reason) throws Exception {
    JsonNode call = ended(name, reason);
    Wav recording = server.recording(id(name));
    assertThat(recording.rate()).isEqualTo(RATE);
    assertThat(recording.channels()).isEqualTo(2);
    double seconds = Long.parseLong(call.path("duration_ms").asText()) / 1000.0;
    assertThat(recording.channel(0).length / (double) RATE)
        .as("seconds recorded of %s s", seconds)
        .isBetween(seconds - SLACK_SECONDS, seconds + SLACK_SECONDS);
    assertThat(call.path("recording_url").asText())
        .endsWith("/call/%s/recording".formatted(id(name)))
        .doesNotContain(":0/");
    return call;
  }

  /** The record of a call nobody answered. */
  private static JsonNode unheard(String name, EndReason reason) throws GeneralSecurityException {
    JsonNode call = ended(name, reason);
    assertThat(call.path("start_time").isNull()).isTrue();
    assertThat(call.path("recording_url").isNull()).isTrue();
    assertThat(call.path("transcript").asText()).isEmpty();
    assertThat(call.path("duration_ms").asText()).isEqualTo("0");
    return call;
  }

  private static List<String> outcomes(JsonNode call) {
    return call.path("outcomes").valueStream().map(JsonNode::asText).toList();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z: ]", "").strip();
  }

  private static List<JsonNode> events(String name, String type) {
    return server
        .get("/call/" + id(name) + "/journal")
        .path("events")
        .valueStream()
        .filter(event -> event.path("type").asText().equals(type))
        .toList();
  }

  @Test
  void whoDemandsNotToBeCalledAgainIsNot() throws Exception {
    JsonNode call = held("opts out", EndReason.AGENT_ENDED);
    assertThat(outcomes(call)).as("outcomes of %s", call).containsExactly("opt_out");
    assertThat(call.path("transcript").asText().lines().toList().getLast())
        .isEqualTo("Agent: I understand. We will not call you again. Goodbye.");
    JsonNode demanded = events("opts out", "opted_out").getFirst();
    JsonNode said = events("opts out", "agent_spoke").getLast();
    assertThat(Instant.parse(demanded.path("at").asText()))
        .isBefore(Instant.parse(said.path("at").asText()));
    String number = Objects.requireNonNull(PEOPLE.get("opts out")).getKey();
    assertThat(server.get("/suppression/" + number.replace("+", "%2B")).path("user_id").isNull())
        .isTrue();
    JsonNode change =
        server
            .get("/suppression/changes?limit=50")
            .path("changes")
            .valueStream()
            .filter(each -> each.path("phone_number").asText().equals(number))
            .findFirst()
            .orElseThrow();
    assertThat(change.path("call_id").asText()).isEqualTo(id("opts out"));
    assertThatThrownBy(() -> server.call(server.sampleAgent(), number))
        .hasMessageContaining("suppress");
  }

  @Test
  void whoConfirmsIsUnderstoodAndRecorded() throws Exception {
    JsonNode call = held("confirms", EndReason.AGENT_ENDED);
    assertThat(outcomes(call)).endsWith("confirm");
    List<String> lines = call.path("transcript").asText().lines().toList();
    assertThat(lines.getFirst()).startsWith("Agent: Hello Ada, this is Parley");
    assertThat(lines).extracting(EndingsIT::plain).contains("user: yes that works for me");
    assertThat(lines.getLast()).startsWith("Agent: Great.").endsWith("Goodbye.");
    assertThat(call.path("felt_gaps")).isNotEmpty();

    Wav recording = server.recording(id("confirms"));
    JsonNode reply = events("confirms", "callee_spoke").getFirst();
    JsonNode goodbye = events("confirms", "agent_spoke").getLast();
    assertThat(words(part(recording, 0, reply))).contains("works for me");
    assertThat(words(part(recording, 1, goodbye))).contains("look forward to seeing you");
    assertThat(loudness(exactly(recording, 0, goodbye)))
        .isLessThan(loudness(exactly(recording, 1, goodbye)) / 20);
    assertThat(loudness(exactly(recording, 1, reply)))
        .isLessThan(loudness(exactly(recording, 0, reply)) / 20);
  }

  /** A part with what is around it, as the recogniser wants it. */
  private static short[] part(Wav recording, int channel, JsonNode spoke) {
    return part(recording, channel, spoke, RATE / 5);
  }

  /** A part without what is around it: the other side may speak 200 ms later. */
  private static short[] exactly(Wav recording, int channel, JsonNode spoke) {
    return part(recording, channel, spoke, 0);
  }

  private static short[] part(Wav recording, int channel, JsonNode spoke, int margin) {
    short[] all = recording.channel(channel);
    int from = spoke.path("from_ms").asInt() * (RATE / 1000) - margin;
    int to = spoke.path("to_ms").asInt() * (RATE / 1000) + margin;
    return Arrays.copyOfRange(all, Math.max(0, from), Math.min(all.length, to));
  }

  private static String words(short[] samples) throws InterruptedException {
    return plain(SpeechFixture.heard(SpeechFixture.stt(), samples, RATE).text());
  }

  private static double loudness(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  @Test
  void whoReschedulesIsAskedForDayAndTime() throws Exception {
    JsonNode call = held("reschedules", EndReason.AGENT_ENDED);
    assertThat(outcomes(call)).contains("reschedule").endsWith("right");
    LocalDate day = LocalDate.parse(call.at("/variables/new_date").asText());
    assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    assertThat(day).isBetween(today, today.plusDays(14));
    assertThat(call.at("/variables/new_time").asText()).isEqualTo("15:00");
  }

  @Test
  void whoCancelsIsAskedWhetherThatIsRight() throws Exception {
    assertThat(outcomes(held("cancels", EndReason.AGENT_ENDED))).endsWith("cancel");
  }

  @Test
  void theWrongPersonIsLeftAlone() throws Exception {
    JsonNode call = held("wrong person", EndReason.AGENT_ENDED);
    assertThat(outcomes(call)).containsExactly("wrong_person");
  }

  @Test
  void whoHangsUpInTheMiddleHeardOnlyTheBeginning() throws Exception {
    JsonNode call = held("hangs up", EndReason.CALLEE_HUNG_UP);
    String heard = call.path("transcript").asText();
    assertThat(heard).startsWith("Agent: Hello Ada").doesNotContain("make it");
    assertThat(heard.lines()).hasSize(1);
    assertThat(events("hangs up", "agent_spoke"))
        .singleElement()
        .satisfies(spoke -> {
          assertThat(spoke.path("interrupted").asBoolean()).isTrue();
          assertThat(spoke.path("to_ms").asLong() - spoke.path("from_ms").asLong())
              .isBetween(1500L, 5000L);
        });
  }

  @Test
  void whoSaysNothingIsAskedAndThenToldGoodbye() throws Exception {
    JsonNode call = held("says nothing", EndReason.SILENT_LINE);
    assertThat(call.path("transcript").asText())
        .contains("I didn't hear anything")
        .endsWith("I can't hear anybody, so I will hang up now. Goodbye.")
        .doesNotContain("User:");
  }

  @Test
  void whoSpeaksOfSomethingElseIsAskedAgainAndThenToldGoodbye() throws Exception {
    JsonNode call = held("means something else", EndReason.NO_MATCH);
    assertThat(outcomes(call)).containsExactly("no_match");
    assertThat(call.path("transcript").asText().lines().filter(line -> line.startsWith("User:")))
        .hasSizeGreaterThan(3);
  }

  @Test
  void aCallThatTakesTooLongIsEndedWithAWarning() throws Exception {
    JsonNode call = held("takes too long", EndReason.MAX_DURATION);
    assertThat(call.path("transcript").asText())
        .endsWith("I am sorry, our time is up. Thank you, and goodbye.");
    assertThat(Long.parseLong(call.path("duration_ms").asText())).isBetween(10_000L, 20_000L);
  }

  @Test
  void whoLosesTheConnectionIsNotSaidToHaveHungUp() throws Exception {
    JsonNode call = held("audio stops", EndReason.MEDIA_TIMEOUT);
    assertThat(call.path("transcript").asText()).startsWith("Agent: Hello Ada");
  }

  @Test
  void aConversationIsEndedByHttpInTheMiddleOfASentence() throws Exception {
    JsonNode call = held("hung up while talking", EndReason.SUPERVISOR_ENDED);
    assertThat(call.path("transcript").asText())
        .startsWith("Agent: Hello Ada")
        .contains("User:")
        .doesNotEndWith("Goodbye.");
  }

  @Test
  void aCallIsEndedByHttpWhileItRings() throws Exception {
    unheard("hung up while ringing", EndReason.CANCELLED);
  }

  @Test
  void aBusyLineIsBusy() throws Exception {
    JsonNode call = unheard("busy", EndReason.BUSY);
    assertThat(call.path("end_detail").asText()).contains("486");
  }

  @Test
  void whoDeclinesRefuses() throws Exception {
    JsonNode call = unheard("declines", EndReason.DECLINED);
    assertThat(call.path("end_detail").asText()).contains("603");
  }

  @Test
  void whoLetsItRingIsCancelled() throws Exception {
    unheard("no answer", EndReason.NO_ANSWER);
    assertThat(events("no answer", "ringing")).isNotEmpty();
  }

  @Test
  void aNumberOfNobodyIsInvalid() throws Exception {
    unheard("number of nobody", EndReason.INVALID_NUMBER);
  }

  @Test
  void aTrunkThatSaysNothingIsNotSomebodyWhoDoesNotAnswer() throws Exception {
    unheard("trunk is silent", EndReason.TRUNK_UNAVAILABLE);
    assertThat(events("trunk is silent", "ringing")).isEmpty();
  }

  @Test
  void everybodyIsToldOnceOfEveryCall() {
    CALLS.values().forEach(server::ended);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.receiver().all().size() >= CALLS.size());
    assertThat(server.receiver().all())
        .extracting(parcel -> parcel.body().path("id").asText())
        .containsExactlyInAnyOrderElementsOf(CALLS.values());
  }
}
