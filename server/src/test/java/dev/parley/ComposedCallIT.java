package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.conversation.JournalReplay;
import dev.parley.language.speech.Phrases;
import dev.parley.llm.ModelServer;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls over real SIP whose agent's words a language model composes while they are being said. */
@Tag("alone")
class ComposedCallIT {
  private static final String WELL = "+12025550131";
  private static final String BROKEN_OFF = "+12025550132";
  private static final String DEAF = "+12025550133";
  private static final String REFUSED = "+12025550134";

  private static final String ASKS = "+12025550135";
  private static final String CUTS_IN = "+12025550136";

  private static final List<String> WELL_SERVED = List.of(WELL, ASKS, CUTS_IN);

  private static final String FALLBACK = "Please bring your library card. Goodbye now.";

  private static final Persona AGREES =
      persona(
          """
          name: agrees
          description: Says yes to everything.
          ring_ms: 400
          think_ms: 300
          replies: []
          otherwise: Yes, that is fine.
          leads_to:
            reason: AGENT_ENDED
            outcomes: [fine, else]
          """);

  private static final Persona KNOWS =
      persona(
          """
          name: knows
          description: Says yes, and speaks over what it is told then.
          ring_ms: 400
          think_ms: 300
          replies: []
          otherwise: Yes, that is fine.
          interrupts: {after_ms: 1500, after_replies: 1, says: "Thank you, but I know that already."}
          leads_to:
            reason: AGENT_ENDED
            outcomes: [fine, else]
          """);

  private static final Persona ASKS_ALWAYS =
      persona(
          """
          name: asks-always
          description: Asks the same whatever is said.
          ring_ms: 400
          think_ms: 300
          replies: []
          otherwise: Where is the library?
          leads_to:
            reason: MAX_DURATION
            outcomes: []
          """);

  private static final String ASKED =
      """
      {"settings": {"max_duration_seconds": 20},
       "about": {"caller": "the library in the city park"},
       "nodes": [
        {"type": "start", "id": "s", "text": "Hello, this is the library. Shall we keep your book?",
         "outcomes": {"prompt": [{"id": "fine", "label": "yes, that is fine", "next": "e"},
                                 {"id": "no", "label": "no, do not keep it", "next": "e"}]}},
        {"type": "end", "id": "e", "text": "Thank you."}]}
      """;

  private static final String AGENT =
      """
      {"advanced_prompt": "You are the library.",
       "nodes": [
        {"type": "start", "id": "s", "text": "Hello, this is the library. Can you hear me?",
         "outcomes": {"prompt": [{"id": "fine", "label": "yes, that is fine", "next": "tell"}],
                      "else": {"next": "e"}}},
        {"type": "speak", "id": "tell", "mode": "prompt", "fallback": "%s",
         "text": "CASE: tell them to bring their card.",
         "outcomes": {"rules": [], "else": {"next": "e"}}},
        {"type": "end", "id": "e", "text": "Thank you."}]}
      """
          .formatted(FALLBACK);

  /** To what is asked of replies and of calls that ended, and whether it is ready. */
  private static final String ANYTHING_ELSE =
      """
      {"ready": true, "outcome": null, "intent": "answer", "values": {}, "summary": "They talked."}\
      """;

  private static final Map<String, String> CALLS = new ConcurrentHashMap<>();

  @TempDir private static Path home;
  private static ModelServer model;
  private static WholeServer server;

  private static Persona persona(String yaml) {
    try {
      return Personas.read(Files.writeString(Files.createTempFile("persona", ".yaml"), yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void callEverybody() throws Exception {
    model =
        new ModelServer((request, exchange) -> {
          String asked = request.at("/messages/1/content").asText();
          if (asked.contains("\"sources\"")) {
            ModelServer.stream(
                exchange,
                "{\"answer\": \"The library is in the city park.\", \"source\": \"about\"}");
          } else if (asked.contains("well")) {
            ModelServer.stream(
                exchange,
                List.of("Please bring your **card**. ", "The door", " is on the left. Goodbye."),
                ComposedCallIT::awaitFirstSentence);
          } else if (asked.contains("cut in")) {
            ModelServer.stream(
                exchange,
                List.of(
                    "Please bring your card and the letter that we sent you in the last week of the"
                        + " year, and a pencil. ",
                    "Nobody hears this. Goodbye."),
                ComposedCallIT::awaitInterruption);
          } else if (asked.contains("broken off")) {
            ModelServer.stream(exchange, "Please bring your card. The door is on", "length");
          } else if (asked.contains("deaf")) {
            new CountDownLatch(1).await();
          } else if (asked.contains("refused") && !asked.contains("\"extract\"")) {
            ModelServer.say(exchange, 401, "{}");
          } else {
            ModelServer.stream(exchange, ANYTHING_ELSE);
          }
        });
    Map<String, Persona> people = new HashMap<>();
    List.of(WELL, BROKEN_OFF, DEAF, REFUSED).forEach(number -> people.put(number, AGREES));
    people.put(ASKS, ASKS_ALWAYS);
    people.put(CUTS_IN, KNOWS);
    server =
        new WholeServer(
            home,
            people,
            Map.of(
                "PARLEY_MODEL_URL",
                model.endpoint("").url().toString(),
                "PARLEY_MODEL_NAME",
                "small"));
    for (String number : WELL_SERVED) {
      call(number);
    }
  }

  private static void call(String number) throws Exception {
    String agent = number.equals(ASKS) ? ASKED : AGENT.replace("CASE", words(number));
    CALLS.put(number, server.call(server.agent(new ObjectMapper().readTree(agent)), number));
  }

  /**
   * A call to its end. Those in which the model does as it should are begun at once; of those in
   * which it fails one comes after the other, so that no failure is another's.
   */
  private static JsonNode called(String number) throws Exception {
    if (!WELL_SERVED.contains(number)) {
      WELL_SERVED.forEach(other -> server.ended(id(other)));
      call(number);
    }
    return replayed(number);
  }

  private static String words(String number) {
    return switch (number) {
      case WELL -> "well";
      case BROKEN_OFF -> "broken off";
      case DEAF -> "deaf";
      case REFUSED -> "refused";
      case CUTS_IN -> "cut in";
      default -> throw new IllegalArgumentException(number);
    };
  }

  @AfterAll
  static void close() {
    server.close();
    model.close();
  }

  private static String id(String number) {
    return Objects.requireNonNull(CALLS.get(number), number);
  }

  private static JsonNode replayed(String number) {
    String id = id(number);
    JsonNode call = server.ended(id);
    JournalReplay.Result replay = JournalReplay.run(server.get("/call/" + id + "/journal"));
    assertThat(replay.difference()).as("replay").isNull();
    return call;
  }

  private static List<String> spoken(JsonNode call, String node) {
    List<String> words = new ArrayList<>();
    call.path("conversation_history")
        .forEach(turn -> {
          if (turn.path("author").asText().equals("ai")
              && turn.path("node_id").asText().equals(node)) {
            words.add(turn.path("composed_by").asText("-") + ": " + turn.path("text").asText());
          }
        });
    return words;
  }

  @Test
  void whatIsAskedBesidesIsAnsweredFromTheAgentsDocument() throws Exception {
    JsonNode call = called(ASKS);
    assertThat(call.path("transcript").asText()).contains("The library is in the city park.");
    List<JsonNode> cited = new ArrayList<>();
    server
        .get("/call/" + id(ASKS) + "/journal")
        .path("events")
        .forEach(event -> {
          if (event.path("type").asText().equals("knowledge_cited")) {
            cited.add(event);
          }
        });
    assertThat(cited)
        .isNotEmpty()
        .allSatisfy(event -> {
          assertThat(event.path("knowledge_id").asText()).isEqualTo("agent");
          assertThat(event.path("item_id").asText()).isEqualTo("about");
          assertThat(event.path("composed_by").asText()).isEqualTo("small");
        });
    assertThat(call.at("/summary_data/extract").asText()).contains("Where is the library");
  }

  private static List<String> notes(JsonNode call) {
    List<String> notes = new ArrayList<>();
    server
        .get("/call/" + call.path("id").asText() + "/journal")
        .path("events")
        .forEach(event -> {
          if (event.path("type").asText().equals("noted")) {
            notes.add(event.path("text").asText());
          }
        });
    return notes;
  }

  /** Until the callee has heard it. */
  private static void awaitFirstSentence() {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(60))
        .until(() -> !spoken(server.get("/call/" + id(WELL)), "tell").isEmpty());
  }

  /** Until what the callee spoke over is on the record. */
  private static void awaitInterruption() {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(60))
        .until(() -> !spoken(server.get("/call/" + id(CUTS_IN)), "tell").isEmpty());
  }

  @Test
  void whoSpeaksOverComposedWordsStopsThemAndTheModel() throws Exception {
    JsonNode call = called(CUTS_IN);
    assertThat(call.path("end_reason").asText()).as("%s", call).isEqualTo("agent_ended");
    List<String> told = spoken(call, "tell");
    assertThat(told).as("%s", call).isNotEmpty();
    assertThat(told.getFirst()).startsWith("small: Please bring").doesNotContain("pencil");
    assertThat(call.path("transcript").asText()).doesNotContain("Nobody hears this");
    assertThat(server.get("/call/" + id(CUTS_IN) + "/journal").toString())
        .contains("stop_composing");
  }

  @Test
  void theFirstSentenceIsSaidWhileTheOthersAreWritten() throws Exception {
    JsonNode call = called(WELL);
    assertThat(call.path("end_reason").asText()).as("%s", call).isEqualTo("agent_ended");
    assertThat(spoken(call, "tell"))
        .containsExactly(
            "small: Please bring your card.", "small: The door is on the left.", "small: Goodbye.");
    assertThat(spoken(call, "e")).containsExactly("-: Thank you.");
  }

  @Test
  void whatBreaksOffInTheMiddleOfASentenceIsSaidUntilTheOneBefore() throws Exception {
    JsonNode call = called(BROKEN_OFF);
    assertThat(call.path("end_reason").asText()).as("%s", call).isEqualTo("agent_ended");
    assertThat(spoken(call, "tell")).containsExactly("small: Please bring your card.");
    assertThat(notes(call)).anySatisfy(note -> assertThat(note).contains("could not be composed"));
  }

  @Test
  void whereNothingComesInTimeTheAuthorsWordsAreSaid() throws Exception {
    JsonNode call = called(DEAF);
    assertThat(call.path("end_reason").asText()).as("%s", call).isEqualTo("agent_ended");
    // Whoever answers the filler cuts them off, and hears them from the beginning.
    assertThat(spoken(call, "tell")).endsWith("-: " + FALLBACK);
    assertThat(call.path("transcript").asText()).contains("Agent: " + Phrases.FILLERS.getFirst());
    assertThat(notes(call)).anySatisfy(note -> assertThat(note).contains("It took too long."));
  }

  @Test
  void whereTheServerRefusesTheAuthorsWordsAreSaidAtOnce() throws Exception {
    JsonNode call = called(REFUSED);
    assertThat(call.path("end_reason").asText()).as("%s", call).isEqualTo("agent_ended");
    assertThat(spoken(call, "tell")).containsExactly("-: " + FALLBACK);
    assertThat(call.path("transcript").asText()).doesNotContain("One moment");
  }
}
