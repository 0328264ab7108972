package dev.parley;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents in the dashboard as a whole: what becomes of them, and of the calls that wait. */
class AgentsDashboardIT {
  @TempDir private Path home;

  @Test
  void agentsAreRenamedArchivedAndUsedAgain() throws Exception {
    try (WholeServer server = new WholeServer(home, Map.of())) {
      DashboardBrowser.run(server, "agents.test.mjs", Map.of("PARLEY_AGENT", server.sampleAgent()));
    }
  }
}
