package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.Node;
import dev.parley.agent.SampleAgent;
import dev.parley.agent.TemplateScope;
import dev.parley.call.AgentId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.JournalFormat;
import dev.parley.call.LegId;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Calls;
import dev.parley.conversation.ScopeJson;
import dev.parley.driver.KeptConversation;
import dev.parley.records.CallOrder;
import dev.parley.records.Furniture;
import dev.parley.records.Records;
import dev.parley.records.TestJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call is held again on what its agent says now. */
class ReplayApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void isTheSameOnTheVersionOfTheCall() {
    CallId call = held();
    JsonNode replayed = replay(call, "{}").data();
    assertThat(replayed.path("same").asBoolean()).as("%s", replayed).isTrue();
    assertThat(replayed.path("steps").asInt()).isGreaterThan(5);
    assertThat(replayed.path("version").asInt()).isEqualTo(1);
    assertThat(replayed.path("first_difference").isNull()).isTrue();
    assertThat(replay(call, "{\"version\": 1}").data()).isEqualTo(replayed);
  }

  @Test
  void tellsTheFirstStepThatGoesAnotherWay() {
    CallId call = held();
    ObjectNode document = document();
    JsonNode journal = journal(call);
    // The words of every node but the first: up to the first answer nothing is other.
    for (int i = 1; i < document.path("nodes").size(); i++) {
      ((ObjectNode) document.path("nodes").path(i)).put("text", "These are other words.");
    }
    JsonNode replayed = replay(call, "{\"document\": %s}".formatted(document)).data();
    assertThat(replayed.path("same").asBoolean()).isFalse();
    assertThat(replayed.path("version").isNull()).isTrue();
    JsonNode difference = replayed.path("first_difference");
    assertThat(difference.path("kept")).isNotEqualTo(difference.path("again"));
    assertThat(difference.path("again").toString()).contains("These are other words.");
    assertThat(difference.path("kept").toString()).doesNotContain("These are other words.");
    assertThat(difference.path("step").asInt()).isPositive();
    JsonNode there = journal.path(difference.path("index").asInt());
    assertThat(there.path("type").asText()).isEqualTo("stepped");
    assertThat(there.path("event")).isEqualTo(difference.path("event"));
    assertThat(there.path("commands")).isEqualTo(difference.path("kept"));
  }

  @Test
  void goesByTheDraft() {
    CallId call = held();
    JsonNode of = api.client().get("/call/" + call + "/journal").data().path("interview_id");
    String agent = "/agent/" + of.asText();
    ObjectNode other = document();
    ((ObjectNode) other.path("nodes").path(0)).put("text", "Good day. Is it still all right?");
    assertThat(api.client().put(agent, "{\"document\": %s}".formatted(other)).status())
        .isEqualTo(200);
    JsonNode replayed = replay(call, "{\"draft\": true}").data();
    assertThat(replayed.path("same").asBoolean()).isFalse();
    assertThat(replayed.at("/first_difference/step").asInt()).isZero();
    assertThat(replay(call, "{}").data().path("same").asBoolean())
        .as("the version of the call is as it was")
        .isTrue();
  }

  @Test
  void hasNothingToReplayWhereNobodyWasTalkedTo() {
    JsonNode replayed = replay(api.ours().call(), "{}").data();
    assertThat(replayed.path("same").asBoolean()).isTrue();
    assertThat(replayed.path("steps").asInt()).isZero();
  }

  @Test
  void saysWhyItCannotReplay() {
    CallId call = held();
    Reply unknown = refused(call, "{\"version\": 77}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.message()).contains("77");
    Reply two = refused(call, "{\"version\": 1, \"draft\": true}");
    assertThat(two.status()).isEqualTo(400);
    assertThat(two.message()).contains("version and draft");
    Reply invalid = refused(call, "{\"document\": {\"nodes\": []}}");
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(invalid.code()).isEqualTo("agent_invalid");
    assertThat(invalid.message()).startsWith("The document has");
    CallId later = api.ours().call();
    keep(later, JournalFormat.NUMBER + 1, List.of());
    Reply newer = refused(later, "{}");
    assertThat(newer.status()).isEqualTo(422);
    assertThat(newer.code()).isEqualTo("not_replayable");
    assertThat(newer.message()).contains(Integer.toString(JournalFormat.NUMBER + 1));
  }

  /** A call that the sample agent has held. */
  private static CallId held() {
    Records records = api.ours().records();
    Furniture furniture = api.ours().furniture();
    AgentId agent = records.agents().create(furniture.team.id(), "Sample", document()).id();
    assertThat(records.agentVersions().publish(furniture.author, agent, document())).isPresent();
    CallOrder.Outcome queued =
        records.orders().order(CallOrder.of(furniture.author, furniture.contact().id(), agent));
    assertThat(queued).isInstanceOf(CallOrder.Accepted.class);
    CallId call = ((CallOrder.Accepted) queued).call().id();
    String outcome = Objects.requireNonNull(start().outcomes()).exits().getFirst().id();
    List<CallEvent> steps =
        new KeptConversation(SampleAgent.document(), scope(), AT)
            .reply("Well.", null)
            .reply("I'll be there.", outcome)
            .events();
    keep(call, JournalFormat.NUMBER, steps);
    return call;
  }

  private static void keep(CallId call, int format, List<CallEvent> steps) {
    List<CallEvent> events = new ArrayList<>();
    String scope = ScopeJson.write(new Beginning(scope()));
    events.add(new CallEvent.Began(AT, api.ours().agent(), 1, scope, format));
    events.addAll(steps);
    new TestJournal(api.ours().records(), call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(events.toArray(CallEvent[]::new));
  }

  private static JsonNode journal(CallId call) {
    return api.client().get("/call/%s/journal".formatted(call)).data().path("events");
  }

  private static Reply replay(CallId call, String body) {
    return api.client().post("/call/%s/replay".formatted(call), body);
  }

  private static Reply refused(CallId call, String body) {
    return api.client().wrongly().send("POST", "/call/%s/replay".formatted(call), body);
  }

  private static ObjectNode document() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(SampleAgent.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Node.Start start() {
    return SampleAgent.document().start().orElseThrow();
  }

  private static TemplateScope scope() {
    return Calls.scope("{\"date\": \"Tuesday\", \"time\": \"two\"}");
  }
}
