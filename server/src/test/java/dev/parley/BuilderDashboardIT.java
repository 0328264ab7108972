package dev.parley;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents in the dashboard, as people build and publish them. */
class BuilderDashboardIT {
  @TempDir private Path home;

  @Test
  void agentsAreBuiltAndPublishedAsPeopleDo() throws Exception {
    try (WholeServer server = new WholeServer(home, Map.of())) {
      DashboardBrowser.run(
          server, "builder.test.mjs", Map.of("PARLEY_AGENT", server.sampleAgent()));
    }
  }
}
