package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.call.CallEvent;
import dev.parley.call.CallEventJson;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.Replay;
import dev.parley.conversation.ScopeJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals are for ever: whole calls that were held over real SIP or on a line of a test, row by
 * row as they were kept, are read in every later version and held again to the same commands; those
 * of format 2 are written again to the same bytes.
 */
class GoldenJournalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A call: its agent's document and the rows of its journal. */
  record Golden(String name, AgentDocument document, List<String> rows) {
    @Override
    public String toString() {
      return name;
    }

    <T> List<T> all(Class<T> type) {
      return rows.stream()
          .map(CallEventJson::read)
          .filter(type::isInstance)
          .map(type::cast)
          .toList();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenJournalsTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Stream<Golden> ofFormat1() throws IOException {
    return of(1);
  }

  static Stream<Golden> ofFormat2() throws IOException {
    return of(2);
  }

  private static Stream<Golden> of(int format) throws IOException {
    JsonNode agents = JSON.readTree(resource("call/agents-of-format-%d.json".formatted(format)));
    return resource("call/journals-of-format-%d.jsonl".formatted(format))
        .lines()
        .map(line -> golden(line, agents));
  }

  private static Golden golden(String line, JsonNode agents) {
    try {
      JsonNode call = JSON.readTree(line);
      return new Golden(
          call.path("name").asText(),
          document(agents.path(call.path("agent").asText())),
          call.path("rows").valueStream().map(JsonNode::asText).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static AgentDocument document(JsonNode json) {
    return switch (AgentJson.read(json)) {
      case AgentJson.Reading.Read(AgentDocument document) -> document;
      case AgentJson.Reading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  @ParameterizedTest
  @MethodSource("ofFormat2")
  void areReadAndWrittenAgainToTheSameBytes(Golden call) {
    assertThat(call.rows().stream().map(CallEventJson::read).map(CallEventJson::write))
        .containsExactlyElementsOf(call.rows());
    assertThat(call.all(CallEvent.Unknown.class)).isEmpty();
    for (CallEvent.Stepped step : call.all(CallEvent.Stepped.class)) {
      assertThat(EventJson.write(EventJson.read(step.event()))).isEqualTo(step.event());
      assertThat(step.commands().stream().map(CommandJson::rewritten))
          .containsExactlyElementsOf(step.commands());
    }
  }

  @ParameterizedTest
  @MethodSource("ofFormat2")
  void areHeldAgainToTheSameCommands(Golden call) {
    List<CallEvent.Stepped> steps = call.all(CallEvent.Stepped.class);
    List<CallEvent.Began> began = call.all(CallEvent.Began.class);
    assertThat(began.isEmpty()).isEqualTo(steps.isEmpty());
    for (CallEvent.Began beginning : began) {
      assertThat(beginning.format()).isEqualTo(2);
      assertThat(ScopeJson.write(ScopeJson.read(beginning.scope()))).isEqualTo(beginning.scope());
      assertThat(
              Replay.run(
                  call.document(),
                  ScopeJson.read(beginning.scope()),
                  steps.stream().map(CallEvent.Stepped::event).toList()))
          .isEqualTo(steps.stream().map(CallEvent.Stepped::commands).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ofFormat1")
  void ofFormat1AreHeldAgainToTheSameCommands(Golden call) {
    List<CallEvent> events = call.all(CallEvent.class);
    assertThat(events).hasSameSizeAs(call.rows());
    assertThat(call.all(CallEvent.Unknown.class)).isEmpty();
    assertThat(call.all(CallEvent.Ended.class)).containsExactly((CallEvent.Ended) events.getLast());
    List<CallEvent.Stepped> steps = call.all(CallEvent.Stepped.class);
    for (CallEvent.Began beginning : call.all(CallEvent.Began.class)) {
      assertThat(beginning.format()).isEqualTo(1);
      assertThat(
              Replay.run(
                  call.document(),
                  ScopeJson.read(beginning.scope()),
                  steps.stream().map(CallEvent.Stepped::event).toList()))
          .isEqualTo(
              steps.stream()
                  .map(step -> step.commands().stream().map(CommandJson::rewritten).toList())
                  .toList());
    }
  }

  @Test
  void showWhatCanHappenToACall() throws IOException {
    List<Golden> calls = ofFormat2().toList();
    assertThat(calls)
        .extracting(call -> call.all(CallEvent.Ended.class).getFirst().reason().word())
        .contains(
            "agent_ended",
            "no_match",
            "callee_hung_up",
            "silence",
            "max_duration",
            "held_too_long",
            "supervisor_ended",
            "busy",
            "no_answer",
            "declined",
            "invalid_number",
            "trunk_refused",
            "trunk_unavailable",
            "incompatible_media",
            "media_timeout",
            "provider_failed",
            "internal_error",
            "cancelled");
    assertThat(calls.stream().flatMap(call -> call.all(CallEvent.class).stream()))
        .extracting(CallEventJson::name)
        .contains(
            "dialling",
            "ringing",
            "answered",
            "began",
            "stepped",
            "agent_spoke",
            "agent_paused",
            "callee_spoke",
            "held",
            "resumed",
            "outcome_taken",
            "outcomes_scored",
            "gap_measured",
            "action_failed",
            "noted",
            "media_measured",
            "recorded",
            "ended");
  }
}
