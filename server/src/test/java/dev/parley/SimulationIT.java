package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.Mismatches;
import dev.parley.sim.Personas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulated callees of a whole server, over SIP and RTP within it. */
@Timeout(240)
class SimulationIT {
  private static final String SOMEBODY = "+12025550141";

  @TempDir private Path home;

  private static ObjectNode test(String agent, String persona, boolean webhooks) {
    ObjectNode order = WholeServer.object().put("agent", agent).put("draft", true);
    order.putObject("to").put("persona", persona);
    ObjectNode scope = order.putObject("scope");
    scope.putObject("metadata").put("date", "Tuesday, March third").put("time", "two thirty");
    scope.putObject("contact").put("name", "Ada");
    return order.put("webhooks", webhooks);
  }

  private static List<String> kinds(JsonNode journal) {
    return journal.path("events").findValuesAsText("type");
  }

  @Test
  void callsThemAndNobodyElseHearsOfIt() throws Exception {
    try (WholeServer server = new WholeServer(home, Map.of(SOMEBODY, Personas.named("busy")))) {
      String agent = server.sampleAgent();
      Map<String, String> ordered = new java.util.TreeMap<>();
      for (String persona : List.of("busy", "declines", "hangs-up-mid-sentence")) {
        ordered.put(
            persona, server.post("/call/test", test(agent, persona, false)).path("id").asText());
      }
      String told = server.post("/call/test", test(agent, "busy", true)).path("id").asText();
      String real = server.call(agent, SOMEBODY);
      List<String> wrong = new ArrayList<>();
      for (var each : ordered.entrySet()) {
        JsonNode call = server.ended(each.getValue());
        assertThat(call.path("test").asBoolean()).isTrue();
        assertThat(call.path("persona").asText()).isEqualTo(each.getKey());
        Mismatches.of(Personas.named(each.getKey()).leadsTo(), call)
            .forEach(sentence -> wrong.add(each.getKey() + ": " + sentence));
        JsonNode journal = server.get("/call/" + each.getValue() + "/journal");
        assertThat(journal.path("version").asInt()).isNegative();
        assertThat(kinds(journal)).contains("dialling").endsWith("ended");
        assertThat(journal.path("events").findValuesAsText("trunk")).containsOnly("simulated");
        assertThat(server.receiver().about(each.getValue())).isEmpty();
      }
      assertThat(wrong).isEmpty();
      JsonNode ofTheReal = server.ended(real, dev.parley.call.EndReason.BUSY);
      assertThat(ofTheReal.path("test").asBoolean()).isFalse();
      JsonNode _ = server.ended(told, dev.parley.call.EndReason.BUSY);
      JsonNode counted = server.get("/stats/calls").path("groups");
      assertThat(counted.at("/0/calls").asInt()).isEqualTo(1);
      for (var each : ordered.values()) {
        assertThat(server.receiver().about(each)).isEmpty();
      }
    }
  }
}
