package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.DemoApi;
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
    Chromium chromium = Chromium.ensure();
    try (WholeServer server = new WholeServer(home, PEOPLE)) {
      String agent = server.sampleAgent();
      String busy = server.call(agent, BUSY);
      assertThat(server.ended(busy).path("end_reason").asText()).isEqualTo("busy");
      String told = DemoApi.JSON.createObjectNode().put("agent", agent).toString();
      Process browser = browser(chromium, server, told);
      String said = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(browser.waitFor()).as("%s", said).isZero();
      assertThat(said).contains("fail 0").contains("skipped 0");
    }
  }

  private static Process browser(Chromium chromium, WholeServer server, String calls)
      throws IOException {
    var builder =
        new ProcessBuilder(List.of("node", "--test", "--test-reporter=spec", "e2e/watch.test.mjs"))
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
                    Path.of("server", "target", "dashboard", "watch").toAbsolutePath().toString()));
    return builder.start();
  }
}
