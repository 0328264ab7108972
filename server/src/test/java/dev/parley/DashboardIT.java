package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.cli.DemoApi;
import dev.parley.cli.Mismatches;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard in a real browser, against the real server with calls that were held: what is done
 * there is in {@code dashboard/e2e}. Pictures of every screen are kept in {@code
 * server/target/dashboard}.
 */
class DashboardIT {
  private static final String RESCHEDULES = "+12025550101";
  private static final String BUSY = "+12025550102";
  private static final int CALLS_AT_MOST = 3;
  private static final Map<String, Persona> PEOPLE =
      Map.of(RESCHEDULES, Personas.named("reschedules"), BUSY, Personas.named("busy"));

  @TempDir private Path home;

  @Test
  void isUsedAsPeopleUseIt() throws Exception {
    try (WholeServer server = new WholeServer(home, PEOPLE)) {
      String agent = server.sampleAgent();
      String held = rescheduled(server, agent);
      String busy = server.call(agent, BUSY);
      assertThat(server.ended(busy).path("end_reason").asText()).isEqualTo("busy");
      ArrayNode calls = DemoApi.JSON.createArrayNode();
      calls.addObject().put("is", "rescheduled").put("id", held);
      calls.addObject().put("is", "busy").put("id", busy);
      var known = Map.of("PARLEY_CALLS", calls.toString());
      DashboardBrowser.run(server, "calls.test.mjs", known);
      DashboardBrowser.run(server, "dashboard.test.mjs", known);
    }
  }

  /**
   * A call that led where its callee wanted. What is heard of a voice on a busy machine is tried
   * elsewhere: here a call that was misheard is held again.
   */
  private static String rescheduled(WholeServer server, String agent)
      throws IOException, InterruptedException {
    JsonNode call = DemoApi.JSON.nullNode();
    for (int attempt = 0; attempt < CALLS_AT_MOST; attempt++) {
      call = server.ended(server.call(agent, RESCHEDULES));
      if (Mismatches.of(Personas.named("reschedules").leadsTo(), call).isEmpty()) {
        break;
      }
    }
    return call.path("id").asText();
  }
}
