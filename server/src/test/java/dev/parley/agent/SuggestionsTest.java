package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which outcomes lack suggestions, and where these go. */
class SuggestionsTest {
  private static JsonNode agent(String yes, String no) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"nodes": [
              {"type": "start", "id": "s", "text": "Are you coming?",
               "outcomes": {"prompt": [
                 {"id": "yes", "label": "will come", "examples": ["Sure."], "next": "e"%s},
                 {"id": "no", "label": "will not come", "next": "e"%s}]}},
              {"type": "end", "id": "e", "text": "Goodbye."}]}
            """
                .formatted(yes, no));
  }

  private static AgentDocument read(JsonNode json) {
    return ((AgentJson.Reading.Read) AgentJson.read(json)).document();
  }

  private static List<String> open(JsonNode now, JsonNode before) {
    return Suggestions.wanted(read(now), read(before)).stream()
        .flatMap(wanted -> wanted.outcomes().stream())
        .filter(Suggestions.Outcome::open)
        .map(Suggestions.Outcome::id)
        .toList();
  }

  @Test
  void theyAreAskedForWhereThereAreNone() throws Exception {
    JsonNode document = agent("", ", \"suggested\": [\"Nope.\"]");
    List<Suggestions.Wanted> wanted = Suggestions.wanted(read(document), null);
    assertThat(wanted)
        .containsExactly(
            new Suggestions.Wanted(
                0,
                "Are you coming?",
                List.of(
                    new Suggestions.Outcome("yes", "will come", List.of("Sure."), true),
                    new Suggestions.Outcome("no", "will not come", List.of("Nope."), false))));
  }

  @Test
  void whereTheyWereTakenOutNoneAreAskedFor() throws Exception {
    JsonNode document = agent(", \"suggested\": []", ", \"suggested\": []");
    assertThat(Suggestions.wanted(read(document), null)).isEmpty();
  }

  @Test
  void theyStandBesideTheAuthorsOwn() throws Exception {
    JsonNode document = agent("", "");
    JsonNode changed =
        Suggestions.with(document, 0, Map.of("yes", List.of("I'll be there."), "no", List.of()));
    assertThat(document).isEqualTo(agent("", ""));
    assertThat(changed)
        .isEqualTo(agent(", \"suggested\": [\"I'll be there.\"]", ", \"suggested\": []"));
    Outcomes.Prompt prompt =
        (Outcomes.Prompt)
            Objects.requireNonNull(((Node.Start) read(changed).nodes().getFirst()).outcomes());
    assertThat(prompt.choices().getFirst().known()).containsExactly("Sure.", "I'll be there.");
    assertThat(
            Validation.passes(Validation.checkForPublishing(read(changed), new Capabilities(true))))
        .isTrue();
  }

  @Test
  void thoseOfAnotherLabelAreAskedForAnew() throws Exception {
    JsonNode before = agent(", \"suggested\": [\"There.\"]", ", \"suggested\": [\"Nope.\"]");
    JsonNode now = before.deepCopy();
    assertThat(open(now, before)).isEmpty();
    ((ObjectNode) now.at("/nodes/0/outcomes/prompt/1")).put("label", "wants another day");
    assertThat(open(now, before)).containsExactly("no");
  }

  @Test
  void whatAPersonSaysOfAReplyCountsForMore() throws Exception {
    JsonNode document = agent(", \"suggested\": [\"Maybe.\", \"There.\"]", "");
    assertThat(Lesson.add(document, "s", "no", "maybe."))
        .isInstanceOfSatisfying(
            Lesson.Added.class,
            added ->
                assertThat(added.document().at("/nodes/0/outcomes/prompt/0/suggested"))
                    .hasSize(1)
                    .extracting(JsonNode::asText)
                    .containsExactly("There."));
  }
}
