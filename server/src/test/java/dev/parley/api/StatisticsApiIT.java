package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.records.Claim;
import dev.parley.records.NodeId;
import dev.parley.records.TestJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How calls went, and what somebody has to do something about. */
class StatisticsApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static CallEvent ended(EndReason reason, String... outcomes) {
    return new CallEvent.Ended(Instant.now(), reason, "", Map.of(), List.of(outcomes));
  }

  private static JsonNode groups(String by) {
    return api.client().get("/stats/calls?tz=Europe/Berlin&by=" + by).data().path("groups");
  }

  private static String codes() {
    return api.client().get("/attention").data().path("items").toString();
  }

  @AfterEach
  void resume() {
    api.client().put("/dialling", "{\"on\": true}");
  }

  @Test
  void countsWhatBecameOfCalls() {
    var records = api.ours().records();
    CallId reached = api.ours().call();
    CallId busy = api.ours().call();
    CallId refused = api.ours().call();
    NodeId node = records.nodes().enter("carrier", Map.of("default", 10));
    assertThat(records.claims().claim(node, 10, Duration.ofMinutes(1)))
        .extracting(Claim::call)
        .contains(reached, busy, refused);
    assertThat(codes()).doesNotContain("calls_failed");
    TestJournal _ = new TestJournal(records, reached).add(ended(EndReason.AGENT_ENDED, "yes"));
    TestJournal _ = new TestJournal(records, busy).add(ended(EndReason.BUSY));
    TestJournal _ = new TestJournal(records, refused).add(ended(EndReason.TRUNK_REFUSED));
    records.nodes().leave(node);

    JsonNode all = groups("all").path(0);
    assertThat(all.path("calls").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(all.path("reached").asInt()).isEqualTo(1);
    assertThat(all.path("statuses").toString()).contains("\"BUSY\":1");
    assertThat(groups("reason").findValuesAsText("key"))
        .contains("agent_ended", "busy", "trunk_refused");
    assertThat(groups("outcome").findValuesAsText("key")).containsExactlyInAnyOrder("", "yes");
    assertThat(groups("agent").path(0).path("key").asText())
        .isEqualTo(api.ours().agent().toString());
    assertThat(groups("hour").path(0).path("key").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:00");
    assertThat(groups("day")).hasSize(1);
    assertThat(groups("status").findValuesAsText("key")).contains("COMPLETED", "BUSY", "FAILED");
    assertThat(codes()).contains("\"calls_failed\",\"count\":1");
    assertThat(api.theirs().client().get("/stats/calls").data().path("groups")).isEmpty();
  }

  @Test
  void refusesTimesAndZonesThereAreNot() {
    Reply zone = api.client().wrongly().get("/stats/calls?tz=Mars/Olympus");
    assertThat(zone.status()).isEqualTo(400);
    assertThat(zone.field()).isEqualTo("tz");
    Reply long_ = api.client().wrongly().get("/stats/calls?from=2020-01-01T00:00:00Z");
    assertThat(long_.status()).isEqualTo(400);
    assertThat(long_.message()).contains("100 days");
  }

  @Test
  void saysThatDiallingIsStoppedAndWebhooksAreParked() {
    assertThat(codes()).doesNotContain("dialling_stopped", "webhooks_parked");
    api.client().put("/dialling", "{\"on\": false}");
    api.client()
        .post(
            "/webhooks/subscribe",
            "{\"type\": \"NEW_RESPONSE\", \"url\": \"https://example.org/parked\"}");
    api.database().delivery(api.ours().furniture().team.id(), api.ours().call(), "parked");
    assertThat(codes()).contains("dialling_stopped", "\"webhooks_parked\",\"count\":1");
  }

  @Test
  void tellsOfTheInstallation() {
    JsonNode system = api.client().get("/system").data();
    assertThat(system.path("healthy").asBoolean()).isTrue();
    assertThat(system.path("nodes").findValuesAsText("host")).contains("test");
    assertThat(system.path("disk").path("total_bytes").asLong()).isPositive();
    api.healthy.set(false);
    assertThat(api.client().get("/system").data().path("troubles").toString()).contains("weather");
    api.healthy.set(true);
  }

  @Test
  void givesASubscriptionAnotherSecretAndSendsATest() {
    JsonNode made =
        api.client()
            .post(
                "/webhooks/subscribe",
                "{\"type\": \"ACTION_FAILED\", \"url\": \"https://example.org/test\"}")
            .data();
    String path = "/webhooks/" + made.path("id").asText();
    Reply none = api.client().post(path + "/test", null);
    assertThat(none.status()).isEqualTo(409);
    assertThat(none.code()).isEqualTo("nothing_to_send");
    JsonNode rotated = api.client().post(path + "/rotate", null).data();
    assertThat(rotated.path("secret").asText())
        .startsWith("whsec_")
        .isNotEqualTo(made.path("secret").asText());
    api.database().delivery(api.ours().furniture().team.id(), api.ours().call(), "delivered");
    JsonNode other =
        api.client()
            .post(
                "/webhooks/subscribe",
                "{\"type\": \"NEW_RESPONSE\", \"url\": \"https://example.org/test\"}")
            .data();
    String id =
        api.client()
            .post("/webhooks/" + other.path("id").asText() + "/test", null)
            .data()
            .path("delivery_id")
            .asText();
    assertThat(api.client().get("/delivery/" + id).data().path("webhook_id"))
        .isEqualTo(other.path("id"));
  }
}
