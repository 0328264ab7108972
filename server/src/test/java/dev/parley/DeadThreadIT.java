package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sim.Personas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that carries calls dies in the middle of one. */
class DeadThreadIT {
  private static final String CALLEE = "+12025550121";

  @Test
  void endsTheCallsTruthfullyAndThenTheProcess(@TempDir Path home) throws Exception {
    try (WholeServer server = new WholeServer(home, Map.of(CALLEE, Personas.named("silent")))) {
      assertThat(server.get("/health").path("threads").findValuesAsText("name"))
          .contains(
              "media-0",
              "sip-loop",
              "recorder",
              "notices",
              "dispatcher",
              "heartbeat",
              "lease",
              "outbox",
              "courier",
              "inference-1",
              "voice-1");
      String call = server.call(server.sampleAgent(), CALLEE);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.get("/call/" + call).path("status").asText().equals("IN_PROGRESS"));
      server.killAThread();
      await().atMost(Duration.ofSeconds(20)).until(() -> server.ends() == 1);
      JsonNode ended = server.get("/call/" + call);
      assertThat(ended.path("end_reason").asText()).isEqualTo("interrupted");
    }
  }
}
