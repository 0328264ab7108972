package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.Mismatches;
import dev.parley.conversation.JournalReplay;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole conversations over real SIP with people who pause, interrupt, ask, correct and spell, and
 * with what answers in their place: each ends as its persona's file says.
 */
@Tag("alone")
class WholeConversationsIT {
  private static final int AT_ONCE = 5;

  /** Whom the agent waits for: also on a machine so busy that they are slow to make it out. */
  private static final int PATIENCE_SECONDS = 15;

  private static final long FIRST_NUMBER = 12025550101L;

  /** How many may be called a second time. */
  private static final int MISHEARD_AT_MOST = 3;

  /** Whom the sample agent calls; the longest calls are begun first. */
  private static final List<String> OF_THE_SAMPLE =
      List.of(
          "has-you-wait",
          "undecided",
          "thinks-better",
          "stop-calling",
          "asks-who",
          "asks-over-the-greeting",
          "asks-again",
          "asks-besides",
          "pauses",
          "corrects-the-time",
          "call-me-later",
          "not-here",
          "wants-a-person",
          "speaks-spanish",
          "wrong-person",
          "screens",
          "unclear");

  /** Whom agents of their own call, whose files lie beside theirs. */
  private static final List<String> OF_THEIR_OWN = List.of("spells", "voicemail");

  private static final Map<String, Persona> PERSONAS = new HashMap<>();
  private static final Map<String, String> NUMBERS = new HashMap<>();
  private static final Map<String, String> CALLS = new HashMap<>();

  /** A second number of each, since the first may have been suppressed. */
  private static final Map<String, String> OTHER_NUMBERS = new HashMap<>();

  private static final List<String> MISHEARD = new ArrayList<>();

  @TempDir private static Path home;
  private static WholeServer server;
  private static String sample = "";

  static Stream<String> names() {
    return Stream.concat(OF_THEIR_OWN.stream(), OF_THE_SAMPLE.stream());
  }

  @BeforeAll
  static void callEverybody() throws Exception {
    OF_THE_SAMPLE.forEach(name -> PERSONAS.put(name, Personas.named(name)));
    for (String name : OF_THEIR_OWN) {
      PERSONAS.put(name, Personas.read(file(name + ".yaml")));
    }
    Map<String, Persona> byNumber = new HashMap<>();
    names()
        .forEach(name -> {
          for (Map<String, String> numbers : List.of(NUMBERS, OTHER_NUMBERS)) {
            String number = "+" + (FIRST_NUMBER + byNumber.size());
            numbers.put(name, number);
            byNumber.put(number, of(PERSONAS, name));
          }
        });
    server = new WholeServer(home, byNumber, SpeechFixture.tinyStt(), AT_ONCE);
    sample = server.agentWith(Map.of("silence_timeout_seconds", PATIENCE_SECONDS));
    for (String name : names().toList()) {
      CALLS.put(name, server.call(agent(name), of(NUMBERS, name)));
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String agent(String name) throws Exception {
    return OF_THE_SAMPLE.contains(name)
        ? sample
        : server.agent(new ObjectMapper().readTree(Files.readString(file(name + ".json"))));
  }

  private static Path file(String name) throws IOException, URISyntaxException {
    return Path.of(
        Objects.requireNonNull(
                WholeConversationsIT.class.getResource("conversations/" + name), name)
            .toURI());
  }

  private static <T> T of(Map<String, T> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void endsAsItShould(String name, TestReporter reporter) throws Exception {
    String first = strays(name);
    if (!first.isEmpty()) {
      MISHEARD.add(first);
      reporter.publishEntry("called again", first);
      assertThat(MISHEARD).hasSizeLessThanOrEqualTo(MISHEARD_AT_MOST);
      NUMBERS.put(name, of(OTHER_NUMBERS, name));
      CALLS.put(name, server.call(agent(name), of(NUMBERS, name)));
      assertThat(strays(name)).as("after a first call: %s", first).isEmpty();
    }
  }

  /** Where the call strays from what the persona's file says; empty if nowhere. */
  private static String strays(String name) {
    String id = of(CALLS, name);
    JsonNode call = server.ended(id);
    JournalReplay.Result replay = JournalReplay.run(server.get("/call/" + id + "/journal"));
    assertThat(replay.difference()).as("replay").isNull();
    List<String> mismatches = Mismatches.of(of(PERSONAS, name).leadsTo(), call);
    return mismatches.isEmpty()
        ? ""
        : "%s: %s%n%s%n%s"
            .formatted(name, mismatches, call.path("outcomes"), call.path("transcript").asText());
  }

  @Test
  void whoDemandedNotToBeCalledIsNotCalledAgain() throws Exception {
    JsonNode _ = server.ended(of(CALLS, "stop-calling"));
    assertThatThrownBy(() -> server.call(sample, of(NUMBERS, "stop-calling")))
        .hasMessageContaining("suppress");
  }
}
