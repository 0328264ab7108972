package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static AgentDocument document(String json) {
    return switch (AgentJson.read(json)) {
      case AgentJson.Reading.Read(AgentDocument document) -> document;
      case AgentJson.Reading.Refused(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  private static List<String> check(String json) {
    return Validation.check(document(json), new Capabilities(false)).stream()
        .map(problem -> problem.severity() + " " + problem.code() + " " + problem.path())
        .toList();
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(
            check(
                """
                {"settings": {"silence_timeout_seconds": 0, "max_duration_seconds": 99999},
                 "voice": {"speed": 9},
                 "nodes": [
                  {"type": "start", "id": "s", "text": "Hi {{nmae}} {{system.contact.age}} {new_dat}.",
                   "outcomes": {"prompt": [
                     {"id": "a", "label": "wants to confirm", "next": "dead"},
                     {"id": "a", "label": "Confirm", "next": "gone"},
                     {"id": "c", "label": "asks for a call back", "next": "p", "max_visits": 2,
                      "examples": ["Call me later.", "Later."]},
                     {"id": "d", "label": "asks for a call back tomorrow", "next": "loop",
                      "examples": ["Tomorrow.", " call me later.", " "]}]}},
                  {"type": "speak", "id": "dead", "text": "Dead."},
                  {"type": "speak", "id": "p", "mode": "prompt", "text": "Be kind.",
                   "variables": [{"name": "new_date", "format": "date"}, {"name": "new_date"},
                                 {"name": "pick", "format": "choice"}],
                   "outcomes": {"rules": [
                     {"id": "r", "when": {"all": []}, "next": "e"},
                     {"id": "q", "when": {"all": [{"operand": "x", "operator": "=="},
                                                  {"operand": "x", "operator": "is_empty", "value": 1},
                                                  {"operand": "x", "operator": "matches", "value": "("}]},
                      "next": "e"}]}},
                  {"type": "speak", "id": "loop", "text": "Again {{new_date}}.",
                   "actions": [{"id": "call", "method": "LOOK", "url": "ftp://x", "timeout_seconds": 100}],
                   "outcomes": {"prompt": [], "else": {"next": "loop"}}},
                  {"type": "start", "id": "s", "text": " "},
                  {"type": "transfer", "id": "t", "mode": "phone", "on_failure": "nowhere"},
                  {"type": "end", "id": "e", "text": ""}]}
                """))
        .containsExactlyInAnyOrder(
            "ERROR out_of_range settings.silence_timeout_seconds",
            "ERROR out_of_range settings.max_duration_seconds",
            "ERROR out_of_range voice.speed",
            "ERROR unset_variable nodes[0].text",
            "ERROR unknown_reference nodes[0].text",
            "WARNING unset_variable nodes[0].text",
            "ERROR duplicate_id nodes[0].outcomes.prompt[1].id",
            "ERROR overlapping_labels nodes[0].outcomes.prompt[1].label",
            "WARNING overlapping_labels nodes[0].outcomes.prompt[3].label",
            "WARNING overlapping_examples nodes[0].outcomes.prompt[3].examples[1]",
            "WARNING blank_example nodes[0].outcomes.prompt[3].examples[2]",
            "ERROR unknown_target nodes[0].outcomes.prompt[1].next",
            "ERROR half_a_bound nodes[0].outcomes.prompt[2]",
            "ERROR dead_end nodes[1].outcomes",
            "ERROR no_language_model nodes[2].mode",
            "ERROR duplicate_variable nodes[2].variables[1].name",
            "ERROR bad_choices nodes[2].variables[2].choices",
            "ERROR missing_else nodes[2].outcomes.else",
            "ERROR no_condition nodes[2].outcomes.rules[0].when.all",
            "ERROR bad_value nodes[2].outcomes.rules[1].when.all[0].value",
            "ERROR bad_value nodes[2].outcomes.rules[1].when.all[1].value",
            "ERROR bad_pattern nodes[2].outcomes.rules[1].when.all[2].value",
            "ERROR bad_method nodes[3].actions[0].method",
            "ERROR bad_url nodes[3].actions[0].url",
            "ERROR out_of_range nodes[3].actions[0].timeout_seconds",
            "WARNING no_way_to_an_end nodes[3]",
            "WARNING set_later nodes[3].text",
            "ERROR second_start nodes[4].type",
            "ERROR duplicate_id nodes[4].id",
            "ERROR no_text nodes[4].text",
            "ERROR dead_end nodes[4].outcomes",
            "ERROR missing nodes[5].number",
            "ERROR unknown_target nodes[5].on_failure",
            "WARNING unreachable nodes[5]",
            "WARNING no_text nodes[6].text");
  }

  @Test
  void saysWhatIsWrongWithManners() {
    assertThat(
            check(
                """
                {"about": {"callback_number": "call us", "language": "english please",
                           "purpose": "about {{unheard_of}}", "source": "from {{system.contact.age}}",
                           "caller": "{{system.team.name}}"},
                 "settings": {"manners": {
                   "optout": {"off": true, "next": "aside"},
                   "who": {"off": true, "text": "Me."},
                   "person": {"next": "nowhere"},
                   "bye": {"text": "Bye, {{nobody}}."},
                   "later": {"next": "aside"},
                   "repeat": {"text": "..."}}},
                 "nodes": [
                  {"type": "start", "id": "s", "text": "Hi. Are you well?",
                   "outcomes": {"prompt": [{"id": "a", "label": "is well", "next": "e"}]}},
                  {"type": "end", "id": "aside", "text": "Until then."},
                  {"type": "end", "id": "e", "text": "Goodbye."}]}
                """))
        .containsExactlyInAnyOrder(
            "ERROR bad_value about.callback_number",
            "ERROR bad_value about.language",
            "ERROR unset_variable about.purpose",
            "ERROR unknown_reference about.source",
            "ERROR not_off settings.manners.optout.off",
            "ERROR not_next settings.manners.optout.next",
            "ERROR off_and_more settings.manners.who",
            "ERROR unknown_target settings.manners.person.next",
            "ERROR unset_variable settings.manners.bye.text",
            "ERROR no_text settings.manners.repeat.text");
  }

  @Test
  void messagesCarryNamesAndARemedy() {
    List<Problem> problems =
        Validation.check(
            document(
                """
                {"nodes": [{"type": "start", "id": "s", "text": "Hi.",
                  "outcomes": {"rules": [], "else": {"next": "ende"}}},
                 {"type": "end", "id": "end", "text": "Bye."}]}
                """),
            new Capabilities(false));
    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "The node \"s\" leads to \"ende\", which is not there. The nodes are end, s.",
            "Nothing leads to the node \"end\". Lead an outcome there, or remove it.");
    assertThat(Validation.passes(problems)).isFalse();
  }

  @Test
  void whatIsNotThereYetIsValidAndRefusedAtPublishing() {
    AgentDocument document =
        document(
            """
            {"settings": {"voicemail": {"mode": "leave_message", "text": "Call us."}},
             "nodes": [{"type": "start", "id": "s", "text": "Hi.",
              "outcomes": {"prompt": [{"id": "a", "label": "yes", "next": "t"},
                                      {"id": "b", "label": "no", "next": "p"}]}},
             {"type": "transfer", "id": "t", "mode": "phone", "number": "+15550100"},
             {"type": "speak", "id": "p", "mode": "prompt", "text": "Chat.",
              "outcomes": {"rules": [], "else": {"next": "t"}}}]}
            """);
    Capabilities capabilities = new Capabilities(true);
    assertThat(Validation.check(document, capabilities)).isEmpty();
    List<Problem> problems = Validation.checkForPublishing(document, capabilities);
    assertThat(problems)
        .extracting(Problem::code, Problem::path)
        .map(tuple -> tuple.toList().toString())
        .containsExactly("[not_supported_yet, nodes[1].type]", "[no_fallback, nodes[2].fallback]");
    assertThat(problems.getFirst().message()).contains("is not supported by this version yet");
    assertThat(problems.getLast().message()).contains("\"p\"", "Give it a fallback");
  }

  @Test
  void metadataNeedsNoDeclaration() {
    assertThat(
            check(
                """
                {"nodes": [{"type": "start", "id": "s", "text": "{date} {{metadata.x}} {{name}} {{attributes.y}}",
                  "outcomes": {"rules": [], "else": {"next": "e"}}},
                 {"type": "end", "id": "e", "text": "Bye {{system.participant.to.city}}."}]}
                """))
        .isEmpty();
  }
}
