package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.cli.DemoApi;
import dev.parley.cli.Mismatches;
import dev.parley.peers.Chromium;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
    Chromium chromium = Chromium.ensure();
    try (WholeServer server = new WholeServer(home, PEOPLE)) {
      String agent = server.sampleAgent();
      String held = rescheduled(server, agent);
      String busy = server.call(agent, BUSY);
      assertThat(server.ended(busy).path("end_reason").asText()).isEqualTo("busy");
      ArrayNode calls = DemoApi.JSON.createArrayNode();
      calls.addObject().put("is", "rescheduled").put("id", held);
      calls.addObject().put("is", "busy").put("id", busy);
      Process browser = browser(chromium, server, calls.toString());
      String told = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(browser.waitFor()).as("%s", told).isZero();
      assertThat(told).contains("fail 0").contains("skipped 0");
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

  private static Process browser(Chromium chromium, WholeServer server, String calls)
      throws IOException {
    var builder =
        new ProcessBuilder(
                List.of("node", "--test", "--test-reporter=spec", "e2e/dashboard.test.mjs"))
            .directory(Path.of("dashboard").toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "PARLEY_URL", server.url().toString(),
                "PARLEY_WELCOME", server.dashboard().toString(),
                "PARLEY_TOKEN", server.token(),
                "PARLEY_CALLS", calls,
                "PARLEY_CHROMIUM", chromium.program().toString(),
                "PARLEY_CHROMIUM_ENVIRONMENT",
                    DemoApi.JSON.valueToTree(chromium.environment()).toString(),
                "PARLEY_SCREENSHOTS",
                    Path.of("server", "target", "dashboard").toAbsolutePath().toString()));
    return builder.start();
  }
}
