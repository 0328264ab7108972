package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.SampleAgent;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.conversation.Calls;
import dev.parley.driver.KeptConversation;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.records.TestJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnmatchedApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  private String agent = "";

  @BeforeEach
  void publish() {
    agent =
        api.client()
            .post(
                "/agent",
                "{\"title\": \"Confirm\", \"document\": %s}".formatted(SampleAgent.json()))
            .data()
            .path("id")
            .asText();
    assertThat(api.client().post(path("/publish"), null).status()).isEqualTo(200);
  }

  private String path(String rest) {
    return "/agent/" + agent + rest;
  }

  private static KeptConversation conversation(Instant at) {
    return new KeptConversation(
        SampleAgent.document(), Calls.scope("{\"date\": \"Tuesday\", \"time\": \"two\"}"), at);
  }

  /** A call in which each of these was said to the first question and not understood. */
  private String call(Instant at, String... replies) {
    KeptConversation conversation = conversation(at);
    for (String reply : replies) {
      conversation.reply(reply, null);
    }
    return call(conversation.reply("I'll be there.", "confirm"));
  }

  private String call(KeptConversation conversation) {
    String id =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
                    .formatted(api.ours().contact(), agent))
            .data()
            .path("id")
            .asText();
    new TestJournal(api.ours().records(), new CallId(UUID.fromString(id)))
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(conversation.events().toArray(CallEvent[]::new))
        .add(new CallEvent.Ended(AT, EndReason.AGENT_ENDED, "", Map.of(), List.of("confirm")));
    return id;
  }

  private List<JsonNode> listed() {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = api.client().get(path("/unmatched?limit=50")).data();
    page.path("unmatched").forEach(all::add);
    assertThat(page.path("count").asInt()).isEqualTo(all.size());
    return all;
  }

  private static String key(JsonNode entry) {
    return "\"call_id\": %s, \"index\": %s".formatted(entry.path("call_id"), entry.path("index"));
  }

  private Reply means(JsonNode entry, String outcome) {
    return means(api.client(), entry, outcome);
  }

  private Reply means(ContractClient client, JsonNode entry, String outcome) {
    return client.post(
        path("/unmatched"), "{%s, \"outcome\": \"%s\"}".formatted(key(entry), outcome));
  }

  private Reply dismiss(JsonNode entry) {
    return api.client().post(path("/unmatched/dismiss"), "{%s}".formatted(key(entry)));
  }

  private JsonNode examples(String outcome) {
    for (JsonNode choice :
        api.client().get(path("")).data().at("/document/nodes/0/outcomes/prompt")) {
      if (choice.path("id").asText().equals(outcome)) {
        return choice.path("examples");
      }
    }
    throw new AssertionError("There is no outcome " + outcome);
  }

  private void draft(ObjectNode document) {
    assertThat(api.client().put(path(""), "{\"document\": %s}".formatted(document)).status())
        .isEqualTo(200);
  }

  private ObjectNode draft() {
    return (ObjectNode) api.client().get(path("")).data().path("document");
  }

  @Test
  void listsWhatWasNotUnderstoodNewestFirst() {
    String earlier = call(AT, "As you like.");
    KeptConversation corrected = conversation(AT.plusSeconds(60)).reply("I can't wait.", "cancel");
    corrected
        .says("No, that's wrong.", true)
        .judged(CalleeIntent.CORRECTION, null, Map.of())
        .heard();
    String later = call(corrected);

    List<JsonNode> listed = listed();
    assertThat(listed)
        .extracting(entry -> entry.path("call_id").asText())
        .containsExactly(later, earlier);
    assertThat(listed.getFirst().path("why").asText()).isEqualTo("corrected");
    assertThat(listed.getFirst().path("outcome").asText()).isEqualTo("cancel");
    JsonNode asked = listed.getLast();
    assertThat(asked.path("why").asText()).isEqualTo("asked_again");
    assertThat(asked.path("outcome").isNull()).isTrue();
    assertThat(asked.path("node_id").asText()).isEqualTo("greet");
    assertThat(asked.path("node_name").asText()).isEqualTo("Greeting");
    assertThat(asked.path("said").asText()).endsWith("Can you still make it?");
    assertThat(asked.path("reply").asText()).isEqualTo("As you like.");
    assertThat(asked.at("/outcomes/0/id").asText()).isEqualTo("confirm");
    assertThat(asked.at("/outcomes/0/label").asText()).isEqualTo("can make the appointment");
    assertThat(asked.at("/outcomes/0/probability").asDouble()).isEqualTo(0.1);
    assertThat(asked.path("none").asDouble()).isEqualTo(0.5);
    assertThat(asked.path("least").asDouble()).isEqualTo(0.6);
    JsonNode event =
        api.client()
            .get("/call/" + earlier + "/journal")
            .data()
            .path("events")
            .path(asked.path("index").asInt());
    assertThat(event.toString()).contains("judged");

    JsonNode second = api.client().get(path("/unmatched?limit=1&page=1")).data();
    assertThat(second.path("count").asInt()).isEqualTo(2);
    assertThat(second.path("unmatched")).containsExactly(asked);
  }

  @Test
  void whatAPersonSaysBecomesAnExampleOfTheDraft() {
    String _ = call(AT, "As you like.");
    JsonNode entry = listed().getFirst();
    JsonNode before = api.client().get(path("")).data();
    Reply taught = means(entry, "confirm");
    assertThat(taught.status()).isEqualTo(200);
    assertThat(examples("confirm")).extracting(JsonNode::asText).first().isEqualTo("As you like.");
    assertThat(examples("confirm")).hasSize(3);
    assertThat(taught.data().path("version").asInt()).isEqualTo(before.path("version").asInt() + 1);
    assertThat(taught.data().path("published_version")).isEqualTo(before.path("published_version"));
    assertThat(api.client().get(path("/versions/1")).data().path("document"))
        .isEqualTo(before.path("document"));
    assertThat(listed()).isEmpty();
    assertThat(api.client().post(path("/publish"), null).status()).isEqualTo(200);

    Reply again = means(entry, "confirm");
    assertThat(again.status()).isEqualTo(200);
    assertThat(examples("confirm")).hasSize(3);
    Reply otherwise = means(entry, "cancel");
    assertThat(otherwise.status()).isEqualTo(409);
    assertThat(otherwise.code()).isEqualTo("settled_before");
    assertThat(otherwise.message()).contains("\"confirm\"");
    assertThat(dismiss(entry).code()).isEqualTo("settled_before");
  }

  @Test
  void whatMeansNoneIsDismissed() {
    String _ = call(AT, "The weather is fine.");
    JsonNode entry = listed().getFirst();
    JsonNode before = draft();
    assertThat(dismiss(entry).status()).isEqualTo(200);
    assertThat(dismiss(entry).status()).isEqualTo(200);
    assertThat(draft()).isEqualTo(before);
    assertThat(listed()).isEmpty();
    assertThat(means(entry, "confirm").code()).isEqualTo("settled_before");
  }

  @Test
  void allThatIsSaidAtOnceIsKept() throws Exception {
    for (int i = 0; i < 4; i++) {
      String _ = call(AT.plusSeconds(i), "As you like, my " + i, "The " + i + " then.");
    }
    List<JsonNode> entries = listed();
    assertThat(entries).hasSize(8);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> taught =
          entries.stream()
              .flatMap(entry ->
                  IntStream.range(0, 2).mapToObj(_ -> people.submit(() -> means(entry, "confirm"))))
              .toList();
      Future<Reply> renamed =
          people.submit(() -> api.client().put(path(""), "{\"title\": \"Renamed\"}"));
      for (Future<Reply> each : taught) {
        assertThat(each.get().status()).isEqualTo(200);
      }
      assertThat(renamed.get().status()).isEqualTo(200);
    }
    assertThat(examples("confirm")).hasSize(10).doesNotHaveDuplicates();
    assertThat(api.client().get(path("")).data().path("title").asText()).isEqualTo("Renamed");
    assertThat(listed()).isEmpty();
  }

  @Test
  void aDraftThatHasChangedMeanwhileIsNotTaughtUnseen() {
    String _ = call(AT, "As you like.");
    JsonNode entry = listed().getFirst();
    String tag = api.client().get(path("")).headers().firstValue("ETag").orElseThrow();
    assertThat(api.client().put(path(""), "{\"title\": \"Renamed\"}").status()).isEqualTo(200);
    ContractClient late = api.client().with("If-Match", tag);
    assertThat(means(late, entry, "confirm").status()).isEqualTo(412);
    assertThat(listed()).hasSize(1);
    String now = api.client().get(path("")).headers().firstValue("ETag").orElseThrow();
    Reply taught = means(api.client().with("If-Match", now), entry, "confirm");
    assertThat(taught.status()).isEqualTo(200);
    assertThat(taught.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(now);
  }

  @Test
  void whatTheDraftHasNoPlaceForIsRefusedAndStaysListed() {
    String _ = call(AT, "As you like.");
    JsonNode entry = listed().getFirst();
    Reply unknown = means(entry, "perhaps");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.code()).isEqualTo("unknown_outcome");
    assertThat(unknown.message()).contains("perhaps", "\"confirm\"");
    ObjectNode document = draft();
    ((ObjectNode) document.at("/nodes/0")).put("id", "greeting");
    draft(document);
    assertThat(means(entry, "confirm").code()).isEqualTo("unknown_node");
    assertThat(listed()).hasSize(1);
    ((ObjectNode) document.at("/nodes/0")).put("id", "greet");
    draft(document);
    assertThat(means(entry, "confirm").status()).isEqualTo(200);
  }

  @Test
  void nothingIsSaidOfAReplyThatTheAgentDoesNotHave() {
    String _ = call(AT, "As you like.");
    JsonNode entry = listed().getFirst();
    Reply none =
        api.client()
            .post(
                path("/unmatched/dismiss"),
                "{\"call_id\": %s, \"index\": 0}".formatted(entry.path("call_id")));
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.message()).contains(entry.path("call_id").asText());
    String theirs = "/agent/" + api.theirs().agent() + "/unmatched";
    assertThat(
            api.theirs()
                .client()
                .post(theirs, "{%s, \"outcome\": \"confirm\"}".formatted(key(entry)))
                .status())
        .isEqualTo(404);
    assertThat(api.theirs().client().get(theirs).data().path("count").asInt()).isZero();
    assertThat(listed()).hasSize(1);
  }
}
