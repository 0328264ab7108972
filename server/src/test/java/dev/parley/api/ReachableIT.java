package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.records.Subscription;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept beside contacts, agents and calls can be seen and acted on. */
class ReachableIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void makesATokenWhoseSecretIsShownOnce() {
    JsonNode made = api.client().post("/token", "{\"name\": \" laptop \"}").data();
    String secret = made.path("token").asText();
    String path = "/token/" + made.path("id").asText();
    assertThat(made.path("name").asText()).isEqualTo("laptop");
    assertThat(made.path("current").asBoolean()).isFalse();
    ContractClient other = api.stranger().with("x-api-token", secret);
    assertThat(other.get(path).data().path("current").asBoolean()).isTrue();
    assertThat(api.client().get(path).text()).doesNotContain(secret);
    assertThat(api.client().get("/token").text())
        .doesNotContain(secret)
        .contains(made.path("id").asText());
    assertThat(api.client().delete(path).data().path("id")).isEqualTo(made.path("id"));
    assertThat(api.client().get(path).status()).isEqualTo(404);
    assertThat(api.client().delete(path).status()).isEqualTo(404);
  }

  @Test
  void letsNobodyInByARevokedToken() {
    JsonNode made = api.client().post("/token", "{\"name\": \"lost\"}").data();
    assertThat(api.client().delete("/token/" + made.path("id").asText()).status()).isEqualTo(200);
    assertThat(
            api.stranger().with("x-api-token", made.path("token").asText()).get("/user").status())
        .isEqualTo(401);
  }

  @Test
  void keepsNoSecretForARepeatedRequest() {
    ContractClient repeating = api.client().with("Idempotency-Key", "token-key");
    JsonNode one = repeating.post("/token", "{\"name\": \"one\"}").data();
    JsonNode other = repeating.post("/token", "{\"name\": \"one\"}").data();
    assertThat(one.path("token")).isNotEqualTo(other.path("token"));
    for (JsonNode made : new JsonNode[] {one, other}) {
      assertThat(api.client().delete("/token/" + made.path("id").asText()).status()).isEqualTo(200);
    }
  }

  @Test
  void doesNotRevokeTheLastToken() {
    var tenant = api.theirs();
    JsonNode only = tenant.client().get("/token").data();
    assertThat(only.path("count").asInt()).isOne();
    String path = "/token/" + only.path("tokens").path(0).path("id").asText();
    Reply refused = tenant.client().delete(path);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("last_token");
    assertThat(tenant.client().get("/user").status()).isEqualTo(200);
  }

  @Test
  void sendsAParkedDeliveryAgain() {
    var tenant = api.ours();
    var team = tenant.furniture().team.id();
    var _ =
        tenant
            .records()
            .subscriptions()
            .subscribe(team, Subscription.Type.NEW_RESPONSE, "https://example.org/hook", null);
    String parked = api.database().delivery(team, tenant.call(), "parked").toString();
    String delivered = api.database().delivery(team, tenant.call(), "delivered").toString();
    JsonNode page = api.client().get("/delivery?state=parked").data();
    assertThat(page.path("count").asInt()).isOne();
    JsonNode listed = page.path("deliveries").path(0);
    assertThat(listed.path("id").asText()).isEqualTo(parked);
    assertThat(listed.path("url").asText()).isEqualTo("https://example.org/hook");
    assertThat(listed.path("last_error").asText()).isEqualTo("HTTP 500");
    assertThat(listed.path("next_attempt").isNull()).isTrue();
    assertThat(api.client().get("/delivery").data().path("count").asInt()).isEqualTo(2);
    assertThat(api.client().get("/delivery/" + parked).data().path("body").asText())
        .isEqualTo("{\"a\": 1}");
    JsonNode again = api.client().post("/delivery/" + parked + "/resend", null).data();
    assertThat(again.path("state").asText()).isEqualTo("pending");
    assertThat(again.path("next_attempt").isTextual()).isTrue();
    for (String settled : new String[] {parked, delivered}) {
      Reply refused = api.client().post("/delivery/" + settled + "/resend", null);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("not_parked");
    }
    assertThat(api.client().wrongly().get("/delivery?state=lost").field()).isEqualTo("state");
  }

  @Test
  void readsVersionsAndGoesBackToOne() {
    String agent = "/agent/" + api.ours().agent();
    var records = api.ours().records();
    JsonNode first = api.client().get(agent + "/versions/1").data();
    assertThat(first.path("in_force").asBoolean()).isTrue();
    assertThat(first.path("document")).isEqualTo(api.client().get(agent).data().path("document"));
    JsonNode draft = api.client().put(agent, "{\"document\": {\"language\": \"de-DE\"}}").data();
    var _ =
        records
            .agentVersions()
            .publish(api.ours().furniture().author, api.ours().agent(), draft.path("document"));
    JsonNode versions = api.client().get(agent + "/versions").data();
    assertThat(versions.path("count").asInt()).isEqualTo(2);
    assertThat(versions.path("versions").path(0).path("number").asInt()).isEqualTo(2);
    assertThat(versions.path("versions").path(0).path("in_force").asBoolean()).isTrue();
    assertThat(versions.path("versions").path(1).path("in_force").asBoolean()).isFalse();
    assertThat(versions.path("versions").path(1).path("user_id").isTextual()).isTrue();

    Reply stale = api.client().with("If-Match", "\"1\"").post(agent + "/versions/1/restore", null);
    assertThat(stale.status()).isEqualTo(412);
    JsonNode restored = api.client().post(agent + "/versions/1/restore", null).data();
    assertThat(restored.path("document")).isEqualTo(first.path("document"));
    assertThat(restored.path("published_version").asInt()).isEqualTo(2);
    assertThat(api.client().get(agent + "/versions/3").status()).isEqualTo(404);
    assertThat(api.client().wrongly().get(agent + "/versions/x").status()).isEqualTo(404);
  }

  @Test
  void tellsOfTrunksAndNodes() {
    api.ours().call();
    JsonNode before = trunk();
    assertThat(before.path("capacity").asInt()).isEqualTo(10);
    assertThat(before.path("waiting").asInt()).isPositive();
    var nodes = api.ours().records().nodes();
    var node = nodes.enter("host-of-the-test", Map.of("default", 12));
    var claimed = api.ours().records().claims().claim(node, 1, Duration.ofMinutes(1));
    assertThat(claimed).hasSize(1);
    JsonNode trunk = trunk();
    assertThat(trunk.path("capacity").asInt()).isEqualTo(12);
    assertThat(trunk.path("in_use").asInt()).isOne();
    assertThat(trunk.path("in_use_by_team").asInt()).isLessThanOrEqualTo(1);
    assertThat(trunk.path("hosts")).extracting(JsonNode::asText).contains("host-of-the-test");
    assertThat(trunk.path("heartbeat").isTextual()).isTrue();
    JsonNode listed = api.client().get("/node").data().path("nodes");
    assertThat(listed).extracting(each -> each.path("host").asText()).contains("host-of-the-test");
    assertThat(listed)
        .filteredOn(each -> each.path("calls").asInt() == 1)
        .extracting(each -> each.path("id").asText())
        .containsExactly(node.toString());
    nodes.leave(node);
    assertThat(trunk().path("capacity").asInt()).isEqualTo(10);
  }

  private static JsonNode trunk() {
    return api.client().get("/trunk").data().path("trunks").path(0);
  }
}
