package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.EndReason;
import dev.parley.conversation.JournalReplay;
import dev.parley.llm.ModelServer;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole call with a language model behind the mind. */
@Tag("alone")
class ModelCallIT {
  private static final String CALLEE = "+12025550116";

  private static final String RAIN_OR_SHINE =
      """
      name: rain-or-shine
      description: Says yes in words that only a person understands.
      ring_ms: 600
      think_ms: 400
      replies:
        - hears: make it
          says: The doctor can expect me, rain or shine.
      otherwise: Yes, that is right.
      leads_to:
        reason: AGENT_ENDED
        outcomes: [confirm]
      """;

  @TempDir private Path home;
  @TempDir private Path files;

  @Test
  void theRecordTellsWhatWasAskedOfItAndWhatItCost() throws Exception {
    Persona persona = Personas.read(Files.writeString(files.resolve("rain.yaml"), RAIN_OR_SHINE));
    try (ModelServer model =
            ModelServer.saying("{\"outcome\":\"confirm\",\"intent\":\"answer\",\"values\":{}}");
        WholeServer server =
            new WholeServer(
                home,
                Map.of(CALLEE, persona),
                Map.of(
                    "PARLEY_MODEL_URL", model.endpoint("").url().toString(),
                    "PARLEY_MODEL_NAME", "small",
                    "PARLEY_MODEL_KEY", "sk-very-secret",
                    "PARLEY_MODEL_PRICE", "0.15/0.60"))) {
      String id = server.call(server.sampleAgent(), CALLEE);
      JsonNode call = server.ended(id, EndReason.AGENT_ENDED);
      assertThat(call.path("outcomes").toString()).contains("confirm");
      JsonNode journal = server.get("/call/" + id + "/journal");
      List<JsonNode> asked =
          journal
              .path("events")
              .valueStream()
              .filter(event -> event.path("type").asText().equals("model_asked"))
              .toList();
      assertThat(asked).as("journal %s", journal).isNotEmpty();
      assertThat(asked)
          .anySatisfy(each -> {
            assertThat(each.path("fate").asText()).isEqualTo("used");
            assertThat(each.path("prompt_tokens").asInt()).isEqualTo(321);
            assertThat(each.path("answer_tokens").asInt()).isEqualTo(12);
          });
      JsonNode totals = call.path("language_model");
      assertThat(totals.path("requests").asInt()).isEqualTo(asked.size());
      assertThat(totals.path("used").asInt()).isPositive();
      assertThat(totals.path("cost").decimalValue()).isPositive();
      assertThat(JournalReplay.run(journal).difference()).isNull();
      assertThat(journal.toString()).doesNotContain("sk-very-secret");
    }
  }

  @Test
  void aTeamThatHasSpentItsBudgetIsServedByTheMindAlone() throws Exception {
    Persona persona = Personas.read(Files.writeString(files.resolve("rain.yaml"), RAIN_OR_SHINE));
    try (ModelServer model =
            ModelServer.saying("{\"outcome\":\"confirm\",\"intent\":\"answer\",\"values\":{}}");
        WholeServer server =
            new WholeServer(
                home,
                Map.of(CALLEE, persona),
                Map.of(
                    "PARLEY_MODEL_URL", model.endpoint("").url().toString(),
                    "PARLEY_MODEL_NAME", "small",
                    "PARLEY_MODEL_TOKENS_PER_DAY", "10"))) {
      String id = server.call(server.sampleAgent(), CALLEE);
      server.follow(
          id,
          event -> {
            if (event.path("type").asText().equals("noted")) {
              server.hangUp(id);
            }
          });
      JsonNode call = server.ended(id);
      assertThat(call.at("/language_model/requests").asInt(-1)).isZero();
      // Whether it is ready may be asked.
      assertThat(model.requests().toString()).doesNotContain("rain or shine");
      assertThat(server.get("/call/" + id + "/journal").path("events").findValuesAsText("text"))
          .containsOnlyOnce(
              "The language model is not asked any more: a team in a day may use 10 tokens.");
    }
  }
}
