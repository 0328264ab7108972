package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.SampleAgent;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reply is tried against one step, by the brain that calls use. */
class JudgeApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static String agent = "";

  @BeforeAll
  static void makeAgent() {
    agent =
        api.client()
            .post(
                "/agent", "{\"title\": \"Sample\", \"document\": %s}".formatted(SampleAgent.json()))
            .data()
            .path("id")
            .asText();
  }

  private static Reply ask(String more) {
    return api.client().post("/agent/judge", "{\"agent\": \"%s\", %s}".formatted(agent, more));
  }

  @Test
  void tellsWhatAReplyMeansAndWhatItWentBy() {
    JsonNode judged =
        ask("\"draft\": true, \"node\": \"greet\", \"text\": \"Can we move it to another day?\"")
            .data();
    assertThat(judged.path("outcome").asText()).isEqualTo("reschedule");
    JsonNode best = judged.path("candidates").path(1);
    assertThat(best.path("id").asText()).isEqualTo("reschedule");
    assertThat(best.path("label").asText()).isEqualTo("needs another day or time");
    assertThat(best.path("score").asDouble()).isGreaterThan(judged.path("least").asDouble());
    double all =
        judged.path("candidates").valueStream().mapToDouble(c -> c.path("score").asDouble()).sum();
    assertThat(all + judged.path("none").asDouble()).isCloseTo(1, offset(0.01));
    assertThat(judged.path("answer").isNull()).isTrue();
    assertThat(judged.path("ms").asInt()).isNotNegative();
  }

  @Test
  void tellsWhatWouldBeCapturedAndWhatIsAskedInItsPlace() {
    JsonNode judged =
        ask("\"draft\": true, \"node\": \"ask_when\", \"text\": \"Next Tuesday at three in the afternoon\"")
            .data();
    assertThat(judged.path("variables").path("new_time").asText()).isEqualTo("15:00");
    assertThat(judged.path("variables").path("new_date").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
    JsonNode asked = ask("\"draft\": true, \"node\": \"greet\", \"text\": \"Who is this?\"").data();
    assertThat(asked.path("outcome").isNull()).isTrue();
    assertThat(asked.path("intent").isTextual()).isTrue();
  }

  @Test
  void triesADocumentThatIsNotFinished() throws IOException {
    ObjectNode document = (ObjectNode) new ObjectMapper().readTree(SampleAgent.json());
    // What leads nowhere cannot be published.
    ((ObjectNode) document.at("/nodes/0/outcomes/prompt/0")).put("next", "");
    JsonNode judged =
        ask("\"document\": %s, \"node\": \"greet\", \"text\": \"Yes, that works\""
                .formatted(document))
            .data();
    assertThat(judged.path("outcome").asText()).isEqualTo("confirm");
  }

  @Test
  void refusesWhatCannotBeJudged() {
    assertThat(ask("\"draft\": true, \"node\": \"nowhere\", \"text\": \"Yes\"").status())
        .isEqualTo(404);
    assertThat(ask("\"draft\": true, \"node\": \"nowhere\", \"text\": \"Yes\"").message())
        .contains("greet", "ask_when");
    assertThat(ask("\"node\": \"greet\", \"text\": \"Yes\"").code())
        .isEqualTo("agent_not_published");
    assertThat(ask("\"version\": 7, \"node\": \"greet\", \"text\": \"Yes\"").status())
        .isEqualTo(404);
    Reply broken = ask("\"document\": {\"nodes\": 7}, \"node\": \"greet\", \"text\": \"Yes\"");
    assertThat(broken.code()).isEqualTo("agent_invalid");
    assertThat(broken.field()).isEqualTo("document");
    Reply theirs =
        api.client()
            .post(
                "/agent/judge",
                "{\"agent\": \"%s\", \"draft\": true, \"node\": \"greet\", \"text\": \"Yes\"}"
                    .formatted(api.theirs().agent()));
    assertThat(theirs.status()).isEqualTo(404);
  }
}
