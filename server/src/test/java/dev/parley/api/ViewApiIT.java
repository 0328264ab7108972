package dev.parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.records.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters that are kept under a name, for oneself and for the team. */
class ViewApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String FILTERS =
      "{\"status\":[\"BUSY\",\"FAILED\"],\"words\":\"wrong number\"}";

  private final ContractClient colleague = colleague();

  private static ContractClient colleague() {
    var records = api.ours().records();
    var team = api.ours().furniture().team.id();
    User user =
        records
            .users()
            .create(team, "Olga", "olga%d@example.org".formatted(System.nanoTime()), "pw");
    return ContractClient.of(api.server().url())
        .with("x-api-token", records.tokens().create(team, user.id(), "olga"));
  }

  private static String body(String name, boolean shared) {
    return "{\"name\": \"%s\", \"filters\": %s, \"shared\": %s}".formatted(name, FILTERS, shared);
  }

  private static String made(String name, boolean shared) {
    JsonNode view = api.client().post("/view", body(name, shared)).data();
    assertThat(view.path("name").asText()).isEqualTo(name);
    assertThat(view.path("mine").asBoolean()).isTrue();
    assertThat(view.path("filters")).isEqualTo(ApiJson.readObject(FILTERS.getBytes(UTF_8)));
    return view.path("id").asText();
  }

  private static boolean listed(ContractClient client, String id) {
    return client.get("/view").data().path("views").findValuesAsText("id").contains(id);
  }

  @Test
  void whatOneKeepsForOneselfNobodyElseHas() {
    String id = made("Mine", false);
    assertThat(listed(api.client(), id)).isTrue();
    assertThat(listed(colleague, id)).isFalse();
    assertThat(colleague.get("/view/" + id).status()).isEqualTo(404);
    assertThat(colleague.put("/view/" + id, body("Taken", true)).status()).isEqualTo(404);
    assertThat(colleague.delete("/view/" + id).status()).isEqualTo(404);
    assertThat(api.client().get("/view/" + id).data().path("name").asText()).isEqualTo("Mine");
  }

  @Test
  void whatIsTheTeamsAllHaveAndAllMayChange() {
    String id = made("Ours", true);
    JsonNode theirs = colleague.get("/view/" + id).data();
    assertThat(theirs.path("mine").asBoolean()).isFalse();
    assertThat(theirs.path("user_name").asText()).isEqualTo("Ada");
    assertThat(colleague.put("/view/" + id, body("Better", true)).data().path("name").asText())
        .isEqualTo("Better");
    assertThat(
            colleague.put("/view/" + id, body("Only hers", false)).data().path("mine").asBoolean())
        .isTrue();
    assertThat(api.client().get("/view/" + id).status()).isEqualTo(404);
    assertThat(colleague.delete("/view/" + id).data().path("name").asText()).isEqualTo("Only hers");
    assertThat(colleague.get("/view/" + id).status()).isEqualTo(404);
  }

  @Test
  void filtersAreTexts() {
    for (String filters : new String[] {"{\"version\": 3}", "{\"status\": [3]}", "{\"a\": {}}"}) {
      Reply refused =
          api.client().post("/view", "{\"name\": \"Odd\", \"filters\": %s}".formatted(filters));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.field()).startsWith("filters.");
    }
    assertThat(api.client().wrongly().post("/view", "{\"name\": \"Odd\"}").field())
        .isEqualTo("filters");
    assertThat(api.client().wrongly().post("/view", "{\"name\": \" \", \"filters\": {}}").field())
        .isEqualTo("name");
    assertThat(api.client().wrongly().post("/view", body("x".repeat(101), false)).field())
        .isEqualTo("name");
  }
}
