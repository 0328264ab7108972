package dev.parley;

import dev.parley.sim.Personas;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent is tried in the dashboard: in writing, by a ring, from where a call was. */
class TryDashboardIT {
  private static final String CONFIRMS = "+12025550141";
  private static final String BUSY = "+12025550142";

  @TempDir private Path home;

  @Test
  void isTriedAsPeopleDo() throws Exception {
    var people = Map.of(CONFIRMS, Personas.named("confirms"), BUSY, Personas.named("busy"));
    try (WholeServer server = new WholeServer(home, people)) {
      // Goes on while the first pages are used.
      String held = server.call(server.sampleAgent(), CONFIRMS);
      var known = Map.of("PARLEY_BUSY", BUSY, "PARLEY_HELD", held);
      DashboardBrowser.run(server, "try.test.mjs", known);
      DashboardBrowser.run(server, "keys.test.mjs", known);
    }
  }
}
