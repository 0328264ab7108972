package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.DemoApi;
import dev.parley.sim.Persona;
import dev.parley.sim.Personas;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Watching calls and stopping them in a real browser, against the real server: what is done there
 * is in {@code dashboard/e2e/watch.test.mjs}.
 */
class WatchDashboardIT {
  private static final String BUSY = "+12025550102";
  private static final String QUIET = "+12025550103";
  private static final Map<String, Persona> PEOPLE =
      Map.of(BUSY, Personas.named("busy"), QUIET, Personas.named("silent"));

  @TempDir private Path home;

  @Test
  void isWatchedAndStoppedAsPeopleDoIt() throws Exception {
    try (WholeServer server = new WholeServer(home, PEOPLE)) {
      String agent = server.sampleAgent();
      String busy = server.call(agent, BUSY);
      assertThat(server.ended(busy).path("end_reason").asText()).isEqualTo("busy");
      Path pictures = Path.of("server", "target", "dashboard", "watch").toAbsolutePath();
      DashboardBrowser.run(
          server,
          "watch.test.mjs",
          Map.of(
              "PARLEY_CALLS", DemoApi.JSON.createObjectNode().put("agent", agent).toString(),
              "PARLEY_SCREENSHOTS", pictures.toString()));
    }
  }
}
