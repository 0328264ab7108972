package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AgentJsonTest {
  private static List<Problem> problems(String json) {
    return switch (AgentJson.read(json)) {
      case AgentJson.Reading.Read(AgentDocument document) ->
          throw new AssertionError("Read " + document);
      case AgentJson.Reading.Refused(List<Problem> problems) -> problems;
    };
  }

  @Test
  void whatIsWrittenReadsAsTheSame() {
    AgentDocument sample = SampleAgent.document();
    assertThat(AgentJson.read(AgentJson.write(sample)))
        .isEqualTo(new AgentJson.Reading.Read(sample));
  }

  @Test
  void whatADocumentLeavesOutHasItsDefault() {
    AgentJson.Reading reading =
        AgentJson.read(
            """
            {"nodes": [{"type": "start", "id": "s", "text": "Hi.", "name": null}], "knowledge": null}
            """);
    assertThat(reading).isInstanceOf(AgentJson.Reading.Read.class);
    AgentDocument document = ((AgentJson.Reading.Read) reading).document();
    assertThat(document.settings()).isEqualTo(Settings.defaults());
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.knowledge()).isEmpty();
  }

  @Test
  void saysEverythingThatDoesNotFitAtOnce() {
    List<Problem> problems =
        problems(
            """
            {"lang": "en",
             "settings": {"silence_retries": "four", "max_duration_seconds": 1.5,
                          "voicemail": {"mode": "shout"}},
             "nodes": [
               {"type": "start", "id": 7, "text": "Hi."},
               {"type": "dance", "id": "x"},
               {"type": "speak", "id": "a", "mode": "sung",
                "outcomes": {"prompt": [], "rules": []}},
               {"type": "end", "id": "e", "text": "Bye.", "outcomes": {}}]}
            """);
    assertThat(problems)
        .extracting(problem -> problem.code() + " " + problem.path())
        .containsExactlyInAnyOrder(
            "unknown_key lang",
            "wrong_type settings.silence_retries",
            "wrong_type settings.voicemail.mode",
            "wrong_type nodes[0].id",
            "wrong_type nodes[1].type",
            "missing nodes[2].text",
            "wrong_type nodes[2].mode",
            "wrong_shape nodes[2].outcomes",
            "unknown_key nodes[3].outcomes");
    assertThat(problems.stream().map(Problem::message).collect(Collectors.joining("\n")))
        .contains("settings.silence_retries must be a whole number, and is \"four\".")
        .contains("nodes[1].type must be one of start, speak, transfer, end, and is \"dance\".");
  }

  @Test
  void saysWhereTextIsNoJson() {
    assertThat(problems("{\n  \"nodes\": [,]}"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("line 2"));
    assertThat(problems("{} {}")).singleElement().extracting(Problem::code).isEqualTo("not_json");
    assertThat(problems("")).singleElement().extracting(Problem::code).isEqualTo("wrong_type");
    assertThat(problems("[]")).singleElement().extracting(Problem::code).isEqualTo("wrong_type");
  }

  @Test
  void readsEveryKindOfNodeAndOutcome() {
    AgentJson.Reading reading =
        AgentJson.read(
            """
            {"voice": {"engine": "pico", "id": "en-US", "speed": 1.1},
             "model": {"name": "small", "temperature": 0.5},
             "settings": {"voicemail": {"mode": "leave_message", "text": "Call us."}},
             "nodes": [
              {"type": "start", "id": "s", "text": "Hi.", "outcomes": {"rules": [
                 {"id": "r", "when": {"any": [{"operand": "visits", "operator": ">=", "value": 3},
                                              {"operand": "tier", "operator": "in", "value": ["a", 1]}]},
                  "next": "t"}], "else": {"next": "p", "max_visits": 2, "then": "e"}}},
              {"type": "speak", "mode": "prompt", "id": "p", "text": "Chat.", "uninterrupted": true,
               "actions": [{"id": "look", "method": "POST", "url": "https://a.example/{id}",
                            "headers": {"x": "y"}, "body": "{}", "timeout_seconds": 2.5,
                            "results": {"found": "$.found"}}],
               "outcomes": {"prompt": [{"id": "o", "label": "done", "next": "e"}]}},
              {"type": "transfer", "mode": "phone", "id": "t", "number": "+15550100", "warm": true,
               "on_failure": "e"},
              {"type": "end", "id": "e", "text": "Bye."}]}
            """);
    assertThat(reading).isInstanceOf(AgentJson.Reading.Read.class);
    AgentDocument document = ((AgentJson.Reading.Read) reading).document();
    assertThat(AgentJson.read(AgentJson.write(document))).isEqualTo(reading);
    assertThat(Steps.of(document)).containsExactlyEntriesOf(steps("s", "t", "p", "e"));
  }

  private static Map<String, Integer> steps(String... ids) {
    Map<String, Integer> steps = new LinkedHashMap<>();
    for (String id : ids) {
      steps.put(id, steps.size());
    }
    return steps;
  }
}
