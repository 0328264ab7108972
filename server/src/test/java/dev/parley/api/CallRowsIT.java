package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.Node;
import dev.parley.agent.SampleAgent;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.LegId;
import dev.parley.records.Subscription;
import dev.parley.records.TestJournal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in a line each: four that ended in four ways, and what they are found by. */
class CallRowsIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final Node.Start START = SampleAgent.document().start().orElseThrow();
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
  private static final String NODE = START.id();
  private static final Map<String, CallId> CALLS = new HashMap<>();
  private static String agent = "";
  private static String contact = "";

  @BeforeAll
  static void calls() {
    agent =
        api.client()
            .post(
                "/agent",
                "{\"title\": \"Confirm\", \"document\": %s}".formatted(SampleAgent.json()))
            .data()
            .path("id")
            .asText();
    assertThat(api.client().post("/agent/%s/publish".formatted(agent), null).status())
        .isEqualTo(200);
    contact =
        api.client()
            .post(
                "/contact/create",
                "{\"phone_number\": \"+12025550160\", \"name\": \"Ada Lovelace\"}")
            .data()
            .path("id")
            .asText();
    var _ =
        api.ours()
            .records()
            .subscriptions()
            .subscribe(
                api.ours().furniture().team.id(),
                Subscription.Type.NEW_RESPONSE,
                "https://ours.example",
                null);
    confirmed();
    wrongNumber();
    busy();
    CALLS.put("waiting", order("{\"source\": \"web\"}"));
    CALLS.forEach((name, call) ->
        api.database()
            .execute(
                "update calls set created = cast(? as timestamptz) where id = ?",
                AT.plusSeconds(List.of("confirmed", "wrong", "busy", "waiting").indexOf(name))
                    .toString(),
                call.value()));
  }

  private static CallId order(String metadata, String... tags) {
    String id =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\", \"metadata\": %s}"
                    .formatted(contact, agent, metadata))
            .data()
            .path("id")
            .asText();
    CallId call = new CallId(UUID.fromString(id));
    api.database()
        .execute(
            "update calls set tags = array_remove(string_to_array(?, ','), '') where id = ?",
            String.join(",", tags),
            call.value());
    return call;
  }

  private static CallId call(String name) {
    return Objects.requireNonNull(CALLS.get(name));
  }

  private static void confirmed() {
    CallId call = order("{\"source\": \"web\", \"size\": 5, \"vip\": true}", "spring", "north");
    CALLS.put("confirmed", call);
    new TestJournal(api.ours().records(), call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(
            agentSaid("Hello, can you make it on Tuesday?", true),
            calleeSaid("Yes, I can make it."),
            gap(1, 200),
            agentSaid("Wonderful, see you then.", false),
            calleeSaid("Thank you, goodbye."),
            gap(2, 900),
            new CallEvent.OutcomeTaken(AT, 3, NODE, 0, outcome()),
            new CallEvent.Ended(
                AT.plusMillis(41_500),
                EndReason.AGENT_ENDED,
                "",
                Map.of("new_date", "Tuesday"),
                List.of(outcome())))
        .recorded(Path.of("confirmed.wav"), Duration.ofSeconds(41));
    var _ = api.database().delivery(api.ours().furniture().team.id(), call, "parked");
  }

  private static void wrongNumber() {
    CallId call = order("{\"source\": \"shop\", \"size\": \"5\"}", "spring");
    CALLS.put("wrong", call);
    new TestJournal(api.ours().records(), call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(
            agentSaid("Hello, can you make it on Tuesday?", false),
            calleeSaid("You have the wrong number, yes."),
            gap(1, 300),
            new CallEvent.Ended(
                AT.plusSeconds(9), EndReason.CALLEE_HUNG_UP, "", Map.of(), List.of()));
  }

  private static void busy() {
    CallId call = order("{}");
    CALLS.put("busy", call);
    new TestJournal(api.ours().records(), call)
        .add(new CallEvent.Ended(AT, EndReason.TRUNK_REFUSED, "SIP 403", Map.of(), List.of()));
  }

  private static String outcome() {
    return Objects.requireNonNull(START.outcomes()).exits().getFirst().id();
  }

  private static CallEvent agentSaid(String text, boolean interrupted) {
    return new CallEvent.AgentSpoke(
        AT, LegId.FIRST, NODE, 0, text, interrupted, Duration.ZERO, Duration.ofSeconds(2));
  }

  private static CallEvent calleeSaid(String text) {
    return new CallEvent.CalleeSpoke(
        AT, LegId.FIRST, NODE, 0, text, -0.1, false, Duration.ZERO, Duration.ofSeconds(1));
  }

  private static CallEvent gap(int turn, int millis) {
    Duration total = Duration.ofMillis(millis);
    return new CallEvent.GapMeasured(
        AT,
        LegId.FIRST,
        new FeltGap(
            turn,
            Duration.ofSeconds(turn),
            total,
            total,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO));
  }

  private static JsonNode page(String query) {
    String path = "/call?fields=summary" + query;
    // What is named by the client itself is no parameter to the validator of the contract.
    boolean named = query.contains("variable") || query.contains("metadata");
    return (named ? api.client().outside("GET", path, null) : api.client().get(path)).data();
  }

  /** The calls of a page by the names they have here. */
  private static List<String> found(String query) {
    List<String> names = new ArrayList<>();
    page(query)
        .path("rows")
        .forEach(row ->
            CALLS.forEach((name, call) -> {
              if (call.toString().equals(row.path("id").asText())) {
                names.add(name);
              }
            }));
    return names;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void tellsACallInALine() {
    JsonNode row = page("&agent=" + agent + "&reason=agent_ended").path("rows").path(0);
    assertThat(row.path("id").asText()).isEqualTo(call("confirmed").toString());
    assertThat(row.at("/contact/name").asText()).isEqualTo("Ada Lovelace");
    assertThat(row.at("/contact/phone_number").asText()).isEqualTo("+12025550160");
    assertThat(row.at("/agent/title").asText()).isEqualTo("Confirm");
    assertThat(row.at("/agent/version").asInt()).isEqualTo(1);
    assertThat(row.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(row.path("fault").asText()).isEqualTo("none");
    assertThat(row.at("/last_outcome/id").asText()).isEqualTo(outcome());
    assertThat(row.at("/last_outcome/label").asText().length()).isGreaterThan(outcome().length());
    assertThat(row.at("/end_node/id").asText()).isEqualTo(NODE);
    assertThat(row.at("/end_node/name").asText()).isEqualTo(String.valueOf(START.name()));
    assertThat(row.path("duration_ms").asInt()).isEqualTo(41_500);
    assertThat(row.path("gap_p95_ms").asInt()).isEqualTo(900);
    assertThat(row.path("turns").asInt()).isEqualTo(2);
    assertThat(row.path("interrupted").asInt()).isEqualTo(1);
    assertThat(row.path("tags")).map(JsonNode::asText).containsExactly("spring", "north");
    assertThat(row.path("has_recording").asBoolean()).isTrue();
    assertThat(row.path("parked").asBoolean()).isTrue();
    assertThat(row.path("test").asBoolean()).isFalse();
  }

  @Test
  void knowsOfACallThatHasNotEndedNoFigures() {
    JsonNode row = page("&status=queued").path("rows").path(0);
    for (String field :
        List.of(
            "end_reason",
            "fault",
            "last_outcome",
            "end_node",
            "duration_ms",
            "gap_p95_ms",
            "turns",
            "interrupted")) {
      assertThat(row.path(field).isNull()).as(field).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| waiting busy wrong confirmed",
        "version=1 | waiting busy wrong confirmed",
        "version=2 |",
        "status=COMPLETED | wrong confirmed",
        "status=failure&status=QUEUED | waiting busy",
        "reason=callee_hung_up | wrong",
        "reason=callee_hung_up&reason=AGENT_ENDED | wrong confirmed",
        "fault=carrier&fault=callee | busy wrong",
        "min_ms=10000 | confirmed",
        "max_ms=10000 | busy wrong",
        "gap_p95_min=300 | wrong confirmed",
        "gap_p95_min=301 | confirmed",
        "turns_min=2 | confirmed",
        "interrupted_min=1 | confirmed",
        "tag=spring | wrong confirmed",
        "tag=spring&tag=north | confirmed",
        "test=true |",
        "test=false | waiting busy wrong confirmed",
        "has_recording=true | confirmed",
        "has_recording=false | waiting busy wrong",
        "parked=true | confirmed",
        "parked=false | waiting busy wrong",
        "search=lovelace | waiting busy wrong confirmed",
        "search=somebody |",
        "variable.new_date=Tuesday | confirmed",
        "variable[new_date]=Wednesday |",
        "metadata[source]=web | waiting confirmed",
        "metadata.size=5 | wrong confirmed",
        "metadata[vip]=true | confirmed",
        "metadata[vip]=false |",
        "words=number | wrong",
        "words=NUMBER | wrong",
        "words=yes | wrong confirmed",
        "words=yes -number | confirmed",
        "words=\"make it\" | wrong confirmed",
        "words=\"make it\"&words_by=callee | confirmed",
        "words=tuesday&words_by=agent | wrong confirmed",
        "words=tuesday&words_by=callee |",
        "words=!!! |",
        "words=yes&reason=agent_ended&tag=north | confirmed"
      })
  void findsBy(String query, String expected) {
    String filter =
        query == null
            ? ""
            : "&"
                + query
                    .replace("\"", "%22")
                    .replace(" ", "%20")
                    .replace("[", "%5B")
                    .replace("]", "%5D");
    JsonNode page = page("&agent=" + agent + filter);
    List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
    assertThat(found("&agent=" + agent + filter)).containsExactlyElementsOf(wanted);
    assertThat(page.path("count").asInt()).isEqualTo(wanted.size());
    assertThat(page.path("count_is").asText()).isEqualTo("exact");
    assertThat(page.path("next").isNull()).isTrue();
  }

  @Test
  void findsByWhatHasAnId() {
    assertThat(found("&contact=" + contact)).hasSize(4);
    assertThat(found("&contact=" + api.ours().contact())).isEmpty();
    assertThat(found("&job=" + UUID.randomUUID())).isEmpty();
    assertThat(found("&outcome=" + outcome())).containsExactly("confirmed");
    assertThat(found("&end_node=" + NODE)).containsExactly("wrong", "confirmed");
    assertThat(found("&agent=" + api.ours().agent())).isEmpty();
    assertThat(found("&agent=%s&agent=%s".formatted(agent, api.ours().agent()))).hasSize(4);
  }

  @Test
  void findsByWhenItWasOrdered() {
    String second = encoded(AT.plusSeconds(1).toString());
    assertThat(found("&agent=%s&from=%s".formatted(agent, second)))
        .containsExactly("waiting", "busy", "wrong");
    assertThat(found("&agent=%s&to=%s".formatted(agent, second))).containsExactly("confirmed");
  }

  @Test
  void goesOnByCursor() {
    JsonNode first = page("&limit=3&agent=" + agent);
    assertThat(first.path("rows")).hasSize(3);
    assertThat(first.path("count").asInt()).isEqualTo(4);
    String next = first.path("next").asText();
    assertThat(found("&limit=3&agent=%s&cursor=%s".formatted(agent, next)))
        .containsExactly("confirmed");
    JsonNode second = page("&limit=3&agent=%s&cursor=%s".formatted(agent, next));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(second.path("count").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cursor=nonsense",
        "cursor=AAAA",
        "limit=201",
        "limit=0",
        "version=0",
        "version=x",
        "from=today",
        "contact=7",
        "job=x",
        "test=maybe",
        "fault=nobody",
        "reason=because",
        "words_by=dog",
        "min_ms=-1",
        "agent=no",
        "status=lost",
        "fields=everything"
      })
  void namesTheParameterThatIsWrong(String query) {
    Reply refused = api.client().wrongly().get("/call?fields=summary&" + query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(query.split("=", 2)[0]);
  }

  @Test
  void tellsNothingOfAnotherTeam() {
    assertThat(
            api.theirs()
                .client()
                .get("/call?fields=summary&words=number")
                .data()
                .path("count")
                .asInt())
        .isZero();
  }

  @Test
  void readsTheJournalsOfCallsThatEndedBefore() {
    api.database()
        .execute(
            "update calls set turns = null, gap_p95_ms = null where id = ?", call("wrong").value());
    api.database().execute("delete from call_words where call = ?", call("wrong").value());
    assertThat(found("&agent=%s&words=number".formatted(agent))).isEmpty();
    api.ours().records().callSummaries().catchUp();
    assertThat(found("&agent=%s&words=number&gap_p95_min=300".formatted(agent)))
        .containsExactly("wrong");
  }

  @Test
  void stillTellsWholeCallsWithoutBeingAskedForRows() {
    JsonNode whole = api.client().get("/call?limit=2").data();
    assertThat(whole.path("calls")).hasSize(2);
    assertThat(whole.has("rows")).isFalse();
    assertThat(whole.path("calls").path(0).has("transcript")).isTrue();
  }
}
