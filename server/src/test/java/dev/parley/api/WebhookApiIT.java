package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @Test
  void subscribesOnce() {
    String body = body("NEW_RESPONSE", "https://example.org/once", "null");
    JsonNode made = api.client().post("/webhooks/subscribe", body).data();
    assertThat(made.path("secret").asText()).startsWith("whsec_");
    Reply again = api.client().post("/webhooks/subscribe", body);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.message()).contains("already exists");
    JsonNode list = api.client().get("/webhooks").data().path("webhooks");
    assertThat(list.toString()).contains("https://example.org/once").doesNotContain("whsec_");
  }

  @Test
  void unsubscribesWhatMatchesInTypeUrlAndData() {
    String url = "https://example.org/match";
    String agent = "\"%s\"".formatted(api.ours().agent());
    subscribe("NEW_RESPONSE", url, "null");
    subscribe("NEW_RESPONSE", url, agent);
    subscribe("PHONE_TRANSFER", url, "null");
    assertThat(unsubscribe("ACTION_FAILED", url, "null").status()).isEqualTo(404);
    assertThat(unsubscribe("NEW_RESPONSE", url + "/", "null").status()).isEqualTo(404);
    assertThat(unsubscribe("PHONE_TRANSFER", url, agent).status()).isEqualTo(404);
    assertThat(unsubscribe("NEW_RESPONSE", url, "null").data().isEmpty()).isTrue();
    assertThat(unsubscribe("NEW_RESPONSE", url, "null").status()).isEqualTo(404);
    assertThat(
            api.client()
                .get("/webhooks")
                .data()
                .path("webhooks")
                .valueStream()
                .filter(each -> each.path("url").asText().equals(url))
                .map(each -> each.path("type").asText() + each.path("data").asText("")))
        .containsExactlyInAnyOrder("NEW_RESPONSE" + api.ours().agent(), "PHONE_TRANSFER");
    subscribe("NEW_RESPONSE", url, "null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"url\":\"https://example.org\"}|type",
        "{\"type\":\"NEW_RESPONSE\"}|url",
        "{\"type\":\"NEWS\",\"url\":\"https://example.org\"}|type",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"ftp://example.org\"}|url",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"/relative\"}|url",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"https://exa mple.org\"}|url",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"https://example.org\",\"data\":7}|data",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"https://ada:secret@example.org\"}|url",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"https://example.org/#a\"}|url",
        "{\"type\":\"NEW_RESPONSE\",\"url\":\"https://example.org:70000\"}|url",
      })
  void namesTheFieldThatIsWrong(String body, String field) {
    Reply refused = api.client().wrongly().post("/webhooks/subscribe", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(field);
  }

  @Test
  void knowsTheAgentsOfTheTeamAndNoFolders() {
    String theirs = "\"%s\"".formatted(api.theirs().agent());
    Reply refused =
        api.client()
            .post("/webhooks/subscribe", body("ACTION_FAILED", "https://example.org/data", theirs));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.field()).isEqualTo("data");
    for (String type : new String[] {"FOLDER_NEW_RESPONSE", "FOLDER_PHONE_TRANSFER"}) {
      Reply folder =
          api.client()
              .post("/webhooks/subscribe", body(type, "https://example.org/data", "\"folder-7\""));
      assertThat(folder.status()).isEqualTo(404);
      assertThat(folder.field()).isEqualTo("data");
      subscribe(type, "https://example.org/data", "null");
    }
  }

  @Test
  void keepsOneFormOfAnAddress() {
    String kept = "http://example.org/Form";
    JsonNode made =
        api.client()
            .post("/webhooks/subscribe", body("NEW_RESPONSE", "HTTP://Example.ORG/Form", "null"))
            .data();
    assertThat(made.path("url").asText()).isEqualTo(kept);
    assertThat(
            api.client().post("/webhooks/subscribe", body("NEW_RESPONSE", kept, "null")).status())
        .isEqualTo(409);
    assertThat(unsubscribe("NEW_RESPONSE", "hTTp://EXAMPLE.org/Form", "null").status())
        .isEqualTo(200);
  }

  @Test
  void takesTheLongestAddressAndRefusesWhatIsLonger() {
    String longest = "https://example.org/" + "x".repeat(1_980);
    subscribe("NEW_RESPONSE", longest, "\"%s\"".formatted(api.ours().agent()));
    assertThat(
            unsubscribe("NEW_RESPONSE", longest, "\"%s\"".formatted(api.ours().agent())).status())
        .isEqualTo(200);
    Reply url =
        api.client().post("/webhooks/subscribe", body("NEW_RESPONSE", longest + "x", "null"));
    assertThat(url.status()).isEqualTo(400);
    assertThat(url.field()).isEqualTo("url");
    Reply data =
        api.client()
            .post(
                "/webhooks/subscribe",
                body("FOLDER_NEW_RESPONSE", longest, "\"%s\"".formatted("y".repeat(1_900))));
    assertThat(data.status()).isEqualTo(400);
    assertThat(data.field()).isEqualTo("data");
  }

  private static void subscribe(String type, String url, String data) {
    assertThat(api.client().post("/webhooks/subscribe", body(type, url, data)).status())
        .isEqualTo(200);
  }

  private static Reply unsubscribe(String type, String url, String data) {
    return api.client().delete("/webhooks/unsubscribe", body(type, url, data));
  }

  private static String body(String type, String url, String data) {
    return "{\"type\": \"%s\", \"url\": \"%s\", \"data\": %s}".formatted(type, url, data);
  }
}
