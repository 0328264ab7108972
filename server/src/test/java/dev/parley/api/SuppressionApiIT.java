package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SuppressionApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static JsonNode add(String number, String reason) {
    return api.client()
        .post(
            "/suppression",
            "{\"phone_number\": \"%s\", \"country_code\": \"US\", \"reason\": \"%s\"}"
                .formatted(number, reason))
        .data();
  }

  @Test
  void forbidsANumberAndSaysWhoDidSo() {
    String user = api.client().get("/user").data().path("id").asText();
    JsonNode added = add("(202) 555-0120", " asked us ");
    assertThat(added.path("phone_number").asText()).isEqualTo("+12025550120");
    assertThat(added.path("reason").asText()).isEqualTo("asked us");
    assertThat(added.path("user_id").asText()).isEqualTo(user);
    assertThat(add("+12025550120", "again")).isEqualTo(added);
    assertThat(api.client().get("/suppression/%2B12025550120").data()).isEqualTo(added);
    assertThat(api.client().get("/suppression?limit=50").data().path("suppressions"))
        .contains(added);
    JsonNode contact =
        api.client().post("/contact/create", "{\"phone_number\": \"+12025550120\"}").data();
    Reply refused =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
                    .formatted(contact.path("id").asText(), api.ours().agent()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("contact_suppressed");
  }

  @Test
  void allowsANumberAgainAndRemembersWhoDidSo() {
    JsonNode added = add("+12025550121", "by mistake");
    String path = "/suppression/%2B12025550121";
    assertThat(api.client().delete(path + "?reason=mistaken").data()).isEqualTo(added);
    assertThat(api.client().get(path).status()).isEqualTo(404);
    assertThat(api.client().delete(path).status()).isEqualTo(404);
    JsonNode changes = api.client().get("/suppression/changes?limit=2").data().path("changes");
    JsonNode removed = changes.path(0);
    assertThat(removed.path("phone_number").asText()).isEqualTo("+12025550121");
    assertThat(removed.path("change").asText()).isEqualTo("removed");
    assertThat(removed.path("reason").asText()).isEqualTo("mistaken");
    JsonNode before = changes.path(1);
    assertThat(before.path("change").asText()).isEqualTo("added");
    assertThat(before.path("reason").asText()).isEqualTo("by mistake");
    for (JsonNode change : changes) {
      assertThat(change.path("user_id")).isEqualTo(added.path("user_id"));
      assertThat(change.path("token_id").isTextual()).isTrue();
    }
  }

  @Test
  void namesTheFieldThatIsWrong() {
    Reply reply = api.client().wrongly().post("/suppression", "{\"phone_number\": \"nobody\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field()).isEqualTo("phone_number");
    reply =
        api.client()
            .wrongly()
            .post(
                "/suppression",
                "{\"phone_number\": \"+12025550122\", \"reason\": \"%s\"}"
                    .formatted("r".repeat(501)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field()).isEqualTo("reason");
    assertThat(api.client().wrongly().get("/suppression/nobody").status()).isEqualTo(404);
  }
}
