package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.SampleAgent;
import dev.parley.records.Furniture;
import dev.parley.records.User;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to an agent besides writing its draft. */
class AgentChangeIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Test
  void anArchivedAgentIsOutOfSightAndCallsNobody() {
    String path = published();
    String id = path.replace("/agent/", "");
    String contact = api.ours().contact();
    String order = "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}".formatted(contact, id);
    JsonNode archived = api.client().send("PATCH", path, "{\"status\": \"archived\"}").data();
    assertThat(archived.path("status").asText()).isEqualTo("ARCHIVED");
    assertThat(archived.path("title").asText()).isEqualTo("Before");
    assertThat(ids("/interview")).doesNotContain(id);
    assertThat(ids("/interview?status=ARCHIVED")).contains(id);
    assertThat(api.client().post("/contact/call", order).code()).isEqualTo("agent_archived");

    JsonNode back =
        api.client().send("PATCH", path, "{\"status\": \"active\", \"title\": \"After\"}").data();
    assertThat(back.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(back.path("title").asText()).isEqualTo("After");
    assertThat(ids("/interview")).contains(id);
    assertThat(api.client().post("/contact/call", order).status()).isEqualTo(200);
  }

  @Test
  void aCallThatWaitsKeepsItsVersionWhenTheAgentIsArchived() {
    String path = published();
    String order =
        "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"}"
            .formatted(api.ours().contact(), path.replace("/agent/", ""));
    JsonNode queued = api.client().post("/contact/call", order).data();
    var _ = api.client().send("PATCH", path, "{\"status\": \"archived\"}").data();
    String call =
        api.client()
            .get("/call?interview_id=" + path.replace("/agent/", ""))
            .data()
            .at("/calls/0/id")
            .asText();
    assertThat(queued.toString()).contains(call);
    assertThat(api.client().get("/call/%s/journal".formatted(call)).data().path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void refusesAStatusThatIsNone() {
    Reply refused = api.client().wrongly().send("PATCH", published(), "{\"status\": \"asleep\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("status");
    assertThat(refused.message()).contains("asleep", "archived");
  }

  @Test
  void aDiscardedDraftIsTheVersionInForce() {
    String path = published();
    assertThat(changed(path)).isFalse();
    var _ = api.client().put(path, "{\"document\": {\"nodes\": []}}").data();
    assertThat(changed(path)).isTrue();
    JsonNode back = api.client().delete(path + "/draft").data();
    assertThat(back.path("document"))
        .isEqualTo(api.client().get(path + "/versions/1").data().path("document"));
    assertThat(changed(path)).isFalse();
    assertThat(back.path("version").asInt()).isEqualTo(4);
  }

  @Test
  void aDraftThatWasNeverPublishedIsNotDiscarded() {
    String path = created();
    assertThat(changed(path)).isTrue();
    Reply refused = api.client().delete(path + "/draft");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("agent_not_published");
    assertThat(api.client().get(path).data().at("/document/nodes").isEmpty()).isFalse();
  }

  @Test
  void aVersionSaysWhoPublishedItAndWhatFor() {
    String path = published();
    var _ = api.client().post(path + "/publish", "{\"note\": \"Asks for the day first.\"}").data();
    JsonNode versions = api.client().get(path + "/versions").data().path("versions");
    assertThat(versions).hasSize(2);
    assertThat(versions.path(0).path("note").asText()).isEqualTo("Asks for the day first.");
    assertThat(versions.path(0).path("user_name").asText()).isEqualTo("Ada");
    assertThat(versions.path(1).path("note").isNull()).isTrue();
    Reply long1001 =
        api.client()
            .wrongly()
            .send("POST", path + "/publish", "{\"note\": \"%s\"}".formatted("x".repeat(1001)));
    assertThat(long1001.status()).isEqualTo(400);
    assertThat(long1001.field()).isEqualTo("note");
  }

  @Test
  void aBrowserChangesOnlyWhatItHasRead() {
    String path = published();
    Furniture furniture = api.ours().furniture();
    String email = "olga%d@example.org".formatted(NUMBER.incrementAndGet());
    User _ = furniture.records.users().create(furniture.team.id(), "Olga", email, "correct horse");
    ContractClient page = BrowserClient.at(api.server()).signIn(email, "correct horse").page();
    for (Reply blind :
        new Reply[] {
          page.put(path, "{\"title\": \"Blind\"}"),
          page.send("PATCH", path, "{\"status\": \"archived\"}"),
          page.post(path + "/publish", "{}"),
          page.post(path + "/versions/1/restore", null),
          page.delete(path + "/draft")
        }) {
      assertThat(blind.status()).isEqualTo(428);
      assertThat(blind.code()).isEqualTo("precondition_required");
    }
    Reply read = page.get(path);
    assertThat(read.data().path("title").asText()).isEqualTo("Before");
    assertThat(read.data().path("version").asInt()).isEqualTo(2);
    String tag = read.headers().firstValue("ETag").orElseThrow();
    ContractClient seeing = page.with("If-Match", tag);
    assertThat(seeing.put(path, "{\"title\": \"Seen\"}").status()).isEqualTo(200);
    Reply late = seeing.send("PATCH", path, "{\"title\": \"Late\"}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.headers().firstValue("ETag")).hasValue("\"3\"");
    assertThat(api.client().get(path).data().path("title").asText()).isEqualTo("Seen");
  }

  private static String created() {
    return "/agent/"
        + api.client()
            .post(
                "/agent", "{\"title\": \"Before\", \"document\": %s}".formatted(SampleAgent.json()))
            .data()
            .path("id")
            .asText();
  }

  private static String published() {
    String path = created();
    var _ = api.client().post(path + "/publish", null).data();
    return path;
  }

  private static List<String> ids(String list) {
    return api.client()
        .get(list)
        .data()
        .path("interviews")
        .valueStream()
        .map(agent -> agent.path("id").asText())
        .toList();
  }

  private static boolean changed(String path) {
    return api.client()
        .get("/interview")
        .data()
        .path("interviews")
        .valueStream()
        .filter(agent -> path.endsWith(agent.path("id").asText()))
        .findFirst()
        .orElseThrow()
        .path("draft_changed")
        .asBoolean();
  }
}
