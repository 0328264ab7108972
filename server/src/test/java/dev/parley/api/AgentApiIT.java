package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.HostileDocuments;
import dev.parley.agent.SampleAgent;
import dev.parley.call.AgentId;
import dev.parley.records.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @RepeatedTest(25)
  void aTitleAndADocumentWrittenAtOnceAreBothKept() throws Exception {
    String path = "/agent/" + create("Before", NOTHING).path("id").asText();
    CountDownLatch both = new CountDownLatch(2);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies =
          Stream.of(
                  "{\"title\": \"After\"}", "{\"document\": {\"nodes\": [], \"language\": \"fr\"}}")
              .map(body ->
                  clients.submit(() -> {
                    both.countDown();
                    both.await();
                    return api.client().put(path, body);
                  }))
              .toList();
      for (Future<Reply> reply : replies) {
        assertThat(reply.get().status()).isEqualTo(200);
      }
    }
    JsonNode after = api.client().get(path).data();
    assertThat(after.path("title").asText()).isEqualTo("After");
    assertThat(after.at("/document/language").asText()).isEqualTo("fr");
    assertThat(after.path("version").asInt()).isEqualTo(3);
  }

  @Test
  void aChangeOfWhatHasChangedMeanwhileIsRefused() {
    JsonNode made = create("First", SampleAgent.json());
    String path = "/agent/" + made.path("id").asText();
    Reply read = api.client().get(path);
    String tag = read.headers().firstValue("ETag").orElseThrow();
    ContractClient early = api.client().with("If-Match", tag);

    Reply second = early.put(path, "{\"title\": \"Second\"}");
    assertThat(second.status()).isEqualTo(200);
    String newer = second.headers().firstValue("ETag").orElseThrow();
    assertThat(newer).isNotEqualTo(tag);

    for (String body : List.of("{\"title\": \"Third\"}", "{\"document\": {}}", "{}")) {
      Reply late = early.put(path, body);
      assertThat(late.status()).isEqualTo(412);
      assertThat(late.code()).isEqualTo("precondition_failed");
      assertThat(late.headers().firstValue("ETag")).contains(newer);
    }
    assertThat(early.post(path + "/publish", null).status()).isEqualTo(412);
    JsonNode now = api.client().get(path).data();
    assertThat(now.path("title").asText()).isEqualTo("Second");
    assertThat(now.path("published_version").isNull()).isTrue();
    assertThat(now.path("document")).isEqualTo(made.path("document"));

    for (String current : List.of(newer, "W/" + newer, "\"x\", " + newer, tag + "," + newer, "*")) {
      assertThat(api.client().with("If-Match", current).put(path, "{}").status()).isEqualTo(200);
    }
    ContractClient right = api.client().with("If-Match", newer);
    assertThat(right.post(path + "/publish", null).status()).isEqualTo(200);
    assertThat(right.post(path + "/publish", null).status()).isEqualTo(412);
  }

  @Test
  void ofChangesMadeFromOneReadingOnlyTheFirstIsTaken() throws Exception {
    String path = "/agent/" + create("Contended", NOTHING).path("id").asText();
    String tag = api.client().get(path).headers().firstValue("ETag").orElseThrow();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> statuses =
          IntStream.range(0, 10)
              .mapToObj(i ->
                  clients.submit(() ->
                      api.client()
                          .with("If-Match", tag)
                          .put(path, "{\"title\": \"%d\"}".formatted(i))
                          .status()))
              .toList();
      List<Integer> came = new ArrayList<>();
      for (Future<Integer> status : statuses) {
        came.add(status.get());
      }
      assertThat(came).containsOnlyOnce(200).containsOnly(200, 412);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "W/7", "\"7", "\"7\" \"8\"", "*, \"7\"", ","})
  void aConditionThatCannotBeReadIsRefused(String condition) {
    String path = "/agent/" + create("Conditional", NOTHING).path("id").asText();
    Reply reply = api.client().with("If-Match", condition).put(path, "{}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field()).isEqualTo("If-Match");
  }

  @Test
  void whatIsNotSentIsNotWritten() {
    JsonNode made = create("Untouched", NOTHING);
    JsonNode same = api.client().put("/agent/" + made.path("id").asText(), "{}").data();
    assertThat(same).isEqualTo(made);
  }

  @ParameterizedTest
  @EnumSource
  void aHostileDocumentIsAnsweredShortly(HostileDocuments shape) {
    String path = "/agent/" + create("Hostile", NOTHING).path("id").asText();
    for (int length : List.of(800_000, 490_000)) {
      Reply reply =
          api.client()
              .wrongly()
              .post(path + "/validate", "{\"document\": %s}".formatted(shape.of(length)));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.data().path("problems").size()).isBetween(1, 201);
      assertThat(reply.body().length).isLessThan(300_000);
    }
  }

  @Test
  void aDocumentThatIsTooLargeIsNotEvenKept() {
    String large = "{\"nodes\": [], \"knowledge\": [\"%s\"]}".formatted("k".repeat(500_000));
    JsonNode made = create("Large", NOTHING);
    Reply put =
        api.client()
            .put("/agent/" + made.path("id").asText(), "{\"document\": %s}".formatted(large));
    Reply post =
        api.client().post("/agent", "{\"title\": \"Large\", \"document\": %s}".formatted(large));
    for (Reply refused : List.of(put, post)) {
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.field()).isEqualTo("document");
      assertThat(refused.message()).contains("500000");
    }
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
