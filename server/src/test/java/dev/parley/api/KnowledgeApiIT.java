package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentJson;
import dev.parley.agent.SampleAgent;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String PAIR =
      "{\"question\": \"Where are you?\", \"answer\": \"At 12 Harbour Street.\"}";
  private static final String TEXT =
      "{\"title\": \"Visits\", \"text\": \"Bring your card. Dogs stay outside.\"}";

  private static JsonNode made(String items) {
    return api.client()
        .post("/knowledge", "{\"name\": \" Practice \", \"items\": [%s]}".formatted(items))
        .data();
  }

  private static String path(JsonNode base) {
    return "/knowledge/" + base.path("id").asText();
  }

  @Test
  void keepsPairsAndTexts() {
    JsonNode base = made(PAIR + ", " + TEXT);
    assertThat(base.path("name").asText()).isEqualTo("Practice");
    assertThat(base.path("version").asInt()).isEqualTo(1);
    assertThat(base.path("item_count").asInt()).isEqualTo(2);
    assertThat(base.at("/items/0/answer").asText()).isEqualTo("At 12 Harbour Street.");
    assertThat(base.at("/items/1/title").asText()).isEqualTo("Visits");
    assertThat(api.client().get(path(base)).data()).isEqualTo(base);
    JsonNode listed = api.client().get("/knowledge?limit=50").data();
    assertThat(listed.path("knowledge").findValuesAsText("id")).contains(base.path("id").asText());
    assertThat(listed.path("count").asInt()).isPositive();
  }

  @Test
  void takesWhatAFileHoldsToItsItems() {
    JsonNode base = made(PAIR);
    String file = path(base) + "/import";
    JsonNode then =
        api.client()
            .post(
                file,
                "{\"csv\": \"question;answer\\nMay I park?;Yes, behind the house.\\nAnd now?;\\n\"}")
            .data();
    assertThat(then.path("added").asInt()).isEqualTo(1);
    assertThat(then.path("item_count").asInt()).isEqualTo(2);
    assertThat(then.at("/items/1/answer").asText()).isEqualTo("Yes, behind the house.");
    assertThat(then.at("/problems/0").asText()).isEqualTo("Row 3 has no answer. It is left out.");
    JsonNode page =
        api.client().post(file, "{\"html\": \"<h1>Dogs</h1><p>They stay outside</p>\"}").data();
    assertThat(page.at("/items/2/title").asText()).isEqualTo("Dogs");
    assertThat(page.at("/items/2/text").asText()).isEqualTo("They stay outside.");
    var nothing = api.client().post(file, "{\"pdf\": \"aGVsbG8=\"}");
    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.text()).contains("no PDF that can be read");
    assertThat(api.client().post(file, "{\"csv\": \"a\", \"html\": \"b\"}").status())
        .isEqualTo(400);
    assertThat(api.client().get(path(base)).data().path("version").asInt()).isEqualTo(3);
  }

  @Test
  void replacesItemsOfWhichTheSameKeepTheirIds() {
    JsonNode base = made(PAIR + ", " + TEXT);
    String id = base.at("/items/1/id").asText();
    ObjectNode kept = (ObjectNode) base.at("/items/1").deepCopy();
    kept.put("title", "");
    JsonNode changed =
        api.client().put(path(base), "{\"items\": [%s, %s]}".formatted(kept, PAIR)).data();
    assertThat(changed.path("name").asText()).isEqualTo("Practice");
    assertThat(changed.path("version").asInt()).isEqualTo(2);
    assertThat(changed.at("/items/0/id").asText()).isEqualTo(id);
    assertThat(changed.at("/items/0/title").asText()).isEmpty();
    assertThat(changed.at("/items/1/id").asText()).isNotEqualTo(base.at("/items/0/id").asText());
    JsonNode named = api.client().put(path(base), "{\"name\": \"Clinic\"}").data();
    assertThat(named.path("items")).isEqualTo(changed.path("items"));
    assertThat(api.client().put(path(base), "{}").data()).isEqualTo(named);
  }

  @Test
  void tellsWhoWouldOverwriteAnothersChange() {
    JsonNode base = made(PAIR);
    var first = api.client().with("If-Match", "\"1\"");
    assertThat(first.put(path(base), "{\"items\": []}").status()).isEqualTo(200);
    Reply late = first.put(path(base), "{\"items\": []}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("knowledge base has changed meanwhile and is at version 2");
  }

  @Test
  void forgetsWhatIsDeleted() {
    JsonNode base = made(PAIR);
    assertThat(api.client().delete(path(base)).data()).isEqualTo(base);
    assertThat(api.client().get(path(base)).status()).isEqualTo(404);
    assertThat(api.client().delete(path(base)).status()).isEqualTo(404);
    assertThat(api.client().wrongly().get("/knowledge/none").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": " "} | name
          {"items": []} | name
          {"name": "x", "items": {}} | items
          {"name": "x", "items": [7]} | items[0]
          {"name": "x", "items": [{}]} | items[0]
          {"name": "x", "items": [{"question": "a", "answer": "b", "text": "c"}]} | items[0]
          {"name": "x", "items": [{"question": "a"}]} | items[0].answer
          {"name": "x", "items": [{"text": " "}]} | items[0].text
          {"name": "x", "items": [{"id": "7", "text": "a"}]} | items[0].id
          """)
  void namesTheFieldThatIsWrong(String body, String field) {
    Reply reply = api.client().wrongly().post("/knowledge", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field()).isEqualTo(field);
  }

  @Test
  void keepsToItsLimits() {
    String long301 = "q".repeat(301);
    Reply reply =
        api.client()
            .wrongly()
            .post(
                "/knowledge",
                "{\"name\": \"x\", \"items\": [{\"question\": \"%s\", \"answer\": \"a\"}]}"
                    .formatted(long301));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("has 301 characters and may have 300");
    String text = "{\"text\": \"%s\"}".formatted("t".repeat(20_000));
    reply =
        api.client()
            .post(
                "/knowledge",
                "{\"name\": \"x\", \"items\": [%s]}".formatted((text + ",").repeat(10) + text));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("have 220000 characters together and may have 200000");
    UUID id = UUID.randomUUID();
    String twice = "{\"id\": \"%s\", \"text\": \"t\"}".formatted(id);
    reply =
        api.client()
            .post("/knowledge", "{\"name\": \"x\", \"items\": [%s, %s]}".formatted(twice, twice));
    assertThat(reply.field()).isEqualTo("items[1].id");
  }

  @Test
  void anAgentIsPublishedWithKnowledgeOfItsTeamOnly() {
    JsonNode base = made(PAIR);
    JsonNode theirs =
        api.theirs()
            .client()
            .post("/knowledge", "{\"name\": \"Theirs\", \"items\": [%s]}".formatted(PAIR))
            .data();
    assertThat(published(base.path("id").asText()).status()).isEqualTo(200);
    Reply refused = published(theirs.path("id").asText());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("knowledge[0]: The team has no knowledge base")
        .contains(theirs.path("id").asText());
  }

  private static Reply published(String knowledge) {
    ObjectNode document = (ObjectNode) AgentJson.toTree(SampleAgent.document());
    document.putArray("knowledge").add(knowledge);
    String agent =
        api.client()
            .post("/agent", "{\"title\": \"Knowing\", \"document\": %s}".formatted(document))
            .data()
            .path("id")
            .asText();
    return api.client().post("/agent/" + agent + "/publish", null);
  }
}
