package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.CallId;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code /health} tells of that which carries calls. */
class HealthIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void saysInWordsWhichThreadThatCarriesCallsIsDeadOrStuck() {
    Pulse stuck = new Pulse("voice-activity", Duration.ofNanos(-1));
    TestApi.supervisor.watch(List.of(stuck));
    JsonNode health = api.stranger().get("/health").data();
    assertThat(health.path("threads").path(0).path("name").asText()).isEqualTo("voice-activity");
    assertThat(health.path("threads").path(0).path("state").asText()).isEqualTo("new");
    assertThat(health.path("voice"))
        .isEqualTo(ApiJson.object().put("name", "pico:en-US").put("in_place_of", "hibari:heart"));
    stuck.begin();
    try {
      Reply ill = api.stranger().get("/health");
      assertThat(ill.status()).isEqualTo(503);
      assertThat(ill.message()).contains("voice-activity").contains("no sign of life");
    } finally {
      stuck.stop();
    }
    assertThat(api.stranger().get("/health").status()).isEqualTo(200);
  }

  @Test
  void saysThatTheOutboxStandsStill() {
    assertThat(api.stranger().get("/health").data().at("/outbox/oldest_seconds").asLong()).isZero();
    CallId call = api.ours().call();
    api.database().queueTwice(api.ours().furniture().team.id(), call, api.ours().agent());
    api.clock.add(Duration.ofMinutes(1));
    assertThat(api.stranger().get("/health").data().at("/outbox/oldest_seconds").asLong())
        .isBetween(60L, 90L);
    api.clock.add(Duration.ofMinutes(2));
    Reply ill = api.stranger().get("/health");
    assertThat(ill.status()).isEqualTo(503);
    assertThat(ill.message()).contains("the outbox stands still");
    var _ = api.ours().records().outbox().spread(_ -> "{}");
    assertThat(api.stranger().get("/health").status()).isEqualTo(200);
  }
}
