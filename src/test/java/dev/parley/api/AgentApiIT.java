package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.SampleAgent;
import dev.parley.call.AgentId;
import dev.parley.records.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AgentApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String NOTHING = "{\"nodes\": []}";

  @Test
  void takesAnAgentFromDraftToPublished() {
    JsonNode made = create("Reminder", NOTHING);
    String path = "/agent/" + made.path("id").asText();
    assertThat(made.path("published_version").isNull()).isTrue();

    Reply refused = api.client().post(path + "/publish", null);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("agent_invalid");
    assertThat(refused.message()).contains("error");

    JsonNode updated =
        api.client().put(path, "{\"document\": %s}".formatted(SampleAgent.json())).data();
    assertThat(updated.path("title").asText()).isEqualTo("Reminder");
    assertThat(api.client().post(path + "/validate", "{}").data().path("valid").asBoolean())
        .isTrue();

    assertThat(api.client().post(path + "/publish", null).data().path("published_version").asInt())
        .isEqualTo(1);
    assertThat(api.client().post(path + "/publish", null).data().path("published_version").asInt())
        .isEqualTo(2);
    JsonNode read = api.client().get(path).data();
    assertThat(read.path("document").path("nodes").isEmpty()).isFalse();
    assertThat(read.path("published_version").asInt()).isEqualTo(2);
  }

  @Test
  void saysEverythingThatIsWrong() {
    String path = "/agent/" + create("Wrong", NOTHING).path("id").asText();
    JsonNode found = api.client().post(path + "/validate", "{}").data();
    assertThat(found.path("valid").asBoolean()).isFalse();
    assertThat(found.path("problems").isEmpty()).isFalse();

    JsonNode sample =
        api.client()
            .post(path + "/validate", "{\"document\": %s}".formatted(SampleAgent.json()))
            .data();
    assertThat(sample.path("valid").asBoolean()).isTrue();
    assertThat(api.client().get(path).data().path("document").path("nodes").isEmpty()).isTrue();

    JsonNode nonsense =
        api.client().post(path + "/validate", "{\"document\": {\"nodes\": 7}}").data();
    assertThat(nonsense.path("problems").toString()).contains("nodes");
  }

  @Test
  void renamesAnAgentAndKeepsItsDraft() {
    JsonNode made = create("Before", "{\"nodes\": [], \"language\": \"en\"}");
    JsonNode renamed =
        api.client()
            .put("/agent/" + made.path("id").asText(), "{\"title\": \"After\", \"document\": null}")
            .data();
    assertThat(renamed.path("title").asText()).isEqualTo("After");
    assertThat(renamed.path("document")).isEqualTo(made.path("document"));
    assertThat(renamed.path("version").asInt()).isEqualTo(made.path("version").asInt() + 1);
  }

  @Test
  void refusesAnAgentWithoutTitleOrDocument() {
    ContractClient wrong = api.client().wrongly();
    assertThat(wrong.post("/agent", "{\"document\": {}}").field()).isEqualTo("title");
    assertThat(wrong.post("/agent", "{\"title\": \"x\"}").field()).isEqualTo("document");
    assertThat(wrong.post("/agent", "{\"title\": \"x\", \"document\": []}").status())
        .isEqualTo(400);
    String path = "/agent/" + create("Long", NOTHING).path("id").asText();
    assertThat(wrong.put(path, "{\"title\": \"%s\"}".formatted("x".repeat(201))).field())
        .isEqualTo("title");
    assertThat(wrong.put(path, "{\"title\": \" \"}").field()).isEqualTo("title");
  }

  @Test
  void showsTheSchemaOfDocuments() {
    JsonNode schema = api.client().get("/agent/schema").data();
    assertThat(schema.path("$schema").asText()).contains("2020-12");
    assertThat(schema.path("properties").has("nodes")).isTrue();
  }

  @Test
  void listsAgentsUnderTheirOtherName() {
    create("Zebra crossing", NOTHING);
    create("Aardvark crossing", NOTHING);
    JsonNode up =
        api.client().get("/interview?search=CROSSING&sort=title_asc&status=ACTIVE").data();
    assertThat(up.path("count").asInt()).isEqualTo(2);
    assertThat(up.path("interviews").path(0).path("title").asText()).isEqualTo("Aardvark crossing");
    JsonNode down =
        api.client()
            .get("/interview?search=crossing&sort=title_desc&page=0&limit=1&all_interviews=true")
            .data();
    assertThat(down.path("interviews").path(0).path("title").asText()).isEqualTo("Zebra crossing");
    assertThat(api.client().wrongly().get("/interview?sort=size").field()).isEqualTo("sort");
  }

  @Test
  void hidesArchivedAgentsUnlessTheyAreAskedFor() {
    String id = create("Retired greeter", NOTHING).path("id").asText();
    var furniture = api.ours().furniture();
    assertThat(
            furniture
                .records
                .agents()
                .setStatus(furniture.team.id(), new AgentId(id), Agent.Status.ARCHIVED))
        .isPresent();
    String search = "/interview?search=retired%20greeter";
    assertThat(api.client().get(search).data().path("count").asInt()).isZero();
    assertThat(api.client().get(search + "&all_interviews=true").data().path("count").asInt())
        .isEqualTo(1);
    assertThat(
            api.client()
                .get(search + "&status=ARCHIVED")
                .data()
                .path("interviews")
                .path(0)
                .path("id")
                .asText())
        .isEqualTo(id);
    assertThat(
            api.client()
                .get(search + "&all_interviews=true&status=ACTIVE")
                .data()
                .path("count")
                .asInt())
        .isZero();
  }

  private static JsonNode create(String title, String document) {
    return api.client()
        .post("/agent", "{\"title\": \"%s\", \"document\": %s}".formatted(title, document))
        .data();
  }
}
