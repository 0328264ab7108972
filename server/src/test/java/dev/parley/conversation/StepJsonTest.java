package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.agent.TemplateScope;
import dev.parley.call.EndReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The journal is for ever: what is in these files is written and read in every later version. */
class StepJsonTest {
  private static List<String> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StepJsonTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<Event> events() {
    return Stream.of(
            StepExamples.events(),
            StepExamples.laterEvents(),
            StepExamples.intents(),
            StepExamples.answerers(),
            StepExamples.likely(),
            StepExamples.known(),
            StepExamples.quiet())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Command> commands() {
    return Stream.of(
            StepExamples.commands(),
            StepExamples.laterCommands(),
            StepExamples.toAnswerers(),
            StepExamples.cited())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void everyKindHasAnExample() {
    assertThat(events())
        .extracting(Object::getClass)
        .containsAll(List.of(Event.class.getPermittedSubclasses()));
    assertThat(commands())
        .extracting(Object::getClass)
        .containsAll(List.of(Command.class.getPermittedSubclasses()));
    assertThat(EventJson.kinds()).containsOnly(Event.class.getPermittedSubclasses());
    assertThat(CommandJson.kinds()).containsOnly(Command.class.getPermittedSubclasses());
  }

  @Test
  void eventsAreWrittenByteForByteAndReadAgain() throws IOException {
    assertThat(events().stream().map(EventJson::write))
        .containsExactlyElementsOf(lines("events-of-format-2.jsonl"));
    assertThat(lines("events-of-format-2.jsonl").stream().map(EventJson::read))
        .containsExactlyElementsOf(events());
  }

  @Test
  void commandsAreWrittenByteForByteAndReadAgain() throws IOException {
    assertThat(commands().stream().map(CommandJson::write))
        .containsExactlyElementsOf(lines("commands-of-format-2.jsonl"));
    assertThat(lines("commands-of-format-2.jsonl").stream().map(CommandJson::read))
        .containsExactlyElementsOf(commands());
  }

  @Test
  void format1IsReadToo() throws IOException {
    assertThat(lines("events-of-format-1.jsonl").stream().map(EventJson::read))
        .containsExactlyElementsOf(
            StepExamples.events().stream()
                .map(event ->
                    event instanceof Event.LineClosed closed
                        ? new Event.LineClosed(closed.reason(), "")
                        : event)
                .toList());
    assertThat(lines("commands-of-format-1.jsonl").stream().map(CommandJson::rewritten))
        .containsExactlyElementsOf(
            StepExamples.commands().stream().map(CommandJson::write).toList());
  }

  @Test
  void aScopeIsWrittenByteForByteAndReadAgain() throws IOException {
    TemplateScope scope = Calls.scope("{\"z\": [1, 2.50, null], \"a\": \"Tuesday\"}");
    List<Beginning> beginnings =
        Arrays.stream(Rules.values()).map(rules -> new Beginning(scope, rules)).toList();
    assertThat(beginnings.stream().map(ScopeJson::write))
        .containsExactlyElementsOf(lines("scopes.jsonl"));
    assertThat(lines("scopes.jsonl").stream().map(ScopeJson::read).map(ScopeJson::write))
        .containsExactlyElementsOf(lines("scopes.jsonl"));
  }

  @Test
  void rulesOfALaterVersionAreRefused() {
    assertThatThrownBy(
            () -> ScopeJson.read("{\"metadata\":{},\"variables\":{},\"system\":{},\"rules\":99}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Its \"rules\" are 99, which this version does not know.");
  }

  @Test
  void ofSeveralReasonsOfFormat1OneCounts() {
    assertThat(EventJson.read("{\"type\":\"line_closed\",\"why\":[\"x\",\"SILENCE\",\"BUSY\"]}"))
        .isEqualTo(new Event.LineClosed(EndReason.SILENCE, ""));
    assertThat(EventJson.read("{\"type\":\"line_closed\",\"why\":[\"x\"]}"))
        .isEqualTo(new Event.LineClosed(EndReason.CALLEE_HUNG_UP, ""));
  }

  @Test
  void fieldsThatAreNewAreTolerated() {
    assertThat(EventJson.read("{\"type\":\"held\",\"by\":{\"whom\":\"callee\"}}"))
        .isEqualTo(new Event.Held());
  }

  @Test
  void kindsThatAreNewAreRefused() {
    assertThatThrownBy(() -> EventJson.read("{\"type\":\"whispered\",\"text\":\"psst\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This version of Parley knows no event of a conversation \"whispered\"; a later one"
                + " wrote it.");
    assertThatThrownBy(() -> EventJson.read("{\"type\":\"timer_fired\",\"timer\":\"tea\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Its \"timer\" is \"tea\", which this version does not know.");
  }
}
