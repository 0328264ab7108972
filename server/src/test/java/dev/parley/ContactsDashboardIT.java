package dev.parley;

import dev.parley.sim.Personas;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts in the dashboard, as people keep and call them. */
class ContactsDashboardIT {
  private static final String BUSY = "+12025550142";

  @TempDir private Path home;

  @Test
  void areKeptAndCalledAsPeopleDo() throws Exception {
    try (WholeServer server = new WholeServer(home, Map.of(BUSY, Personas.named("busy")))) {
      DashboardBrowser.run(server, "contacts.test.mjs", Map.of("PARLEY_BUSY", BUSY));
    }
  }
}
