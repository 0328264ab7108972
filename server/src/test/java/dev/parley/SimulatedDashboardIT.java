package dev.parley;

import dev.parley.sim.Personas;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the dashboard a reply, a sentence and whole calls are tried, and a call is replayed. */
class SimulatedDashboardIT {
  private static final String SOMEBODY = "+12025550141";

  @TempDir private Path home;

  @Test
  void isTriedBeforeAnybodyIsCalled() throws Exception {
    var people = Map.of(SOMEBODY, Personas.named("hangs-up-mid-sentence"));
    try (WholeServer server = new WholeServer(home, people)) {
      // Goes on while the first pages are used.
      String held = server.call(server.sampleAgent(), SOMEBODY);
      DashboardBrowser.run(server, "simulated.test.mjs", Map.of("PARLEY_HELD", held));
    }
  }
}
