package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.LegId;
import dev.parley.records.Agent;
import dev.parley.records.Contact;
import dev.parley.records.Furniture;
import dev.parley.records.TestJournal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"1e2000", "1e-2000", "[[1e100000]]"})
  void listsACallWithMetadataThatNoClientCanRead(String value) {
    CallId call = api.ours().call();
    api.database()
        .execute(
            "update calls set metadata = jsonb_build_object('x', cast(? as jsonb)) where id = ?",
            value,
            call.value());
    assertThat(api.client().get("/call").status()).isEqualTo(200);
    assertThat(api.client().get("/call/" + call).data().at("/metadata/x").isMissingNode())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000", "-1e309", "1e-2000", "{\"y\": [1e400]}"})
  void refusesMetadataThatCannotBeReadBack(String value) {
    Reply refused =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\", \"metadata\": {\"x\": %s}}"
                    .formatted(api.ours().contact(), api.ours().agent(), value));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).startsWith("metadata.x");
  }

  @Test
  void queuesACall() {
    String contact = api.ours().contact();
    JsonNode queued = call(contact, api.ours().agent(), "\"metadata\": {\"order\": {\"no\": 7}}");
    assertThat(queued.path("call_id")).isEqualTo(queued.path("id"));
    assertThat(queued.path("status").asText()).isEqualTo("QUEUED");
    assertThat(queued.path("interview_id").asText()).isEqualTo(api.ours().agent().toString());
    assertThat(queued.path("contact_id").asText()).isEqualTo(contact);
    JsonNode call = api.client().get("/call/" + queued.path("id").asText()).data();
    assertThat(call.path("status").asText()).isEqualTo("QUEUED");
    assertThat(call.path("metadata").toString()).isEqualTo("{\"order\":{\"no\":7}}");
    assertThat(call.path("end_reason").isNull()).isTrue();
  }

  @Test
  void tellsWhyACallForLaterWaits() {
    Instant later = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
    String call =
        call(
                api.ours().contact(),
                api.ours().agent(),
                "\"call_at\": \"%s\"".formatted(later.atOffset(ZoneOffset.ofHours(2))))
            .path("id")
            .asText();
    JsonNode waiting = api.client().get("/call/" + call).data().path("waiting");
    assertThat(Instant.parse(waiting.path("until").asText())).isEqualTo(later);
    assertThat(waiting.at("/reasons/0/code").asText()).isEqualTo("call_at");
    JsonNode cancelled = api.client().post("/call/%s/hangup".formatted(call), "").data();
    assertThat(cancelled.path("waiting").isNull()).isTrue();
  }

  @Test
  void refusesATimeThatIsTooFarAhead() {
    Reply refused =
        api.client()
            .post(
                "/contact/call",
                "{\"contact_id\": \"%s\", \"interview_id\": \"%s\", \"call_at\": \"9999-01-01T00:00:00Z\"}"
                    .formatted(api.ours().contact(), api.ours().agent()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("call_at_too_far");
  }

  @Test
  void keepsWhichTokenOrderedACall() throws SQLException {
    String call = call(api.ours().contact(), api.ours().agent(), "").path("id").asText();
    UUID token = api.ours().records().tokens().owner(api.ours().token()).orElseThrow().token();
    try (Connection connection = api.database().get().pool().getConnection();
        PreparedStatement query =
            connection.prepareStatement("select token from calls where id = ?::uuid")) {
      query.setString(1, call);
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getObject(1, UUID.class)).isEqualTo(token);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"metadata\": null", "\"metadata\": {}", "\"unknown\": true"})
  void takesMetadataOrNone(String more) {
    assertThat(call(api.ours().contact(), api.ours().agent(), more).path("status").asText())
        .isEqualTo("QUEUED");
  }

  @Test
  void takesAgentIdForInterviewId() {
    String order =
        "{\"contact_id\": \"%s\", \"agent_id\": \"%s\"}"
            .formatted(api.ours().contact(), api.ours().agent());
    assertThat(api.client().post("/contact/call", order).data().path("interview_id").asText())
        .isEqualTo(api.ours().agent().toString());
    String both =
        "{\"contact_id\": \"%s\", \"agent_id\": \"%s\", \"interview_id\": \"%s\"}"
            .formatted(api.ours().contact(), api.ours().agent(), api.ours().agent());
    assertThat(api.client().post("/contact/call", both).status()).isEqualTo(200);
    String different =
        "{\"contact_id\": \"%s\", \"agent_id\": \"AAAAaaaa\", \"interview_id\": \"%s\"}"
            .formatted(api.ours().contact(), api.ours().agent());
    Reply refused = api.client().post("/contact/call", different);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("agent_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"interview_id\":\"$A\"}|contact_id",
        "{\"contact_id\":\"$C\"}|interview_id",
        "{\"contact_id\":\"nobody\",\"interview_id\":\"$A\"}|contact_id",
        "{\"contact_id\":\"$C\",\"interview_id\":\"short\"}|interview_id",
        "{\"contact_id\":\"$C\",\"interview_id\":\"$A\",\"metadata\":[1]}|metadata",
        "{\"contact_id\":\"$C\",\"interview_id\":\"$A\",\"call_at\":\"tomorrow\"}|call_at",
        "{\"contact_id\":\"$C\",\"interview_id\":\"$A\",\"call_at\":\"2026-12-24T09:30\"}|call_at",
        "{\"contact_id\":\"$C\",\"interview_id\":\"$A\",\"call_at\":1798104600}|call_at",
      })
  void namesTheFieldThatIsWrong(String template, String field) {
    String body =
        template.replace("$A", api.ours().agent().toString()).replace("$C", api.ours().contact());
    Reply refused = api.client().wrongly().post("/contact/call", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(field);
  }

  @Test
  void callsNobodyWhoMustNotBeCalled() {
    var furniture = api.ours().furniture();
    Contact contact = furniture.contact();
    furniture.records.suppressions().add(furniture.author, contact.phoneNumber(), "asked");
    Reply refused = order(contact.id().toString(), api.ours().agent(), "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("contact_suppressed");
    assertThat(refused.message()).doesNotContain(contact.phoneNumber().e164());
  }

  @Test
  void refusesAnAgentThatIsArchived() {
    var furniture = api.ours().furniture();
    AgentId agent =
        furniture.records.agents().create(furniture.team.id(), "Old", Furniture.document()).id();
    assertThat(
            furniture
                .records
                .agentVersions()
                .publish(furniture.author, agent, Furniture.document()))
        .isPresent();
    assertThat(
            furniture.records.agents().setStatus(furniture.team.id(), agent, Agent.Status.ARCHIVED))
        .isPresent();
    Reply refused = order(api.ours().contact(), agent, "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("agent_archived");
  }

  @Test
  void refusesAnAgentThatIsNotPublished() {
    var furniture = api.ours().furniture();
    AgentId agent =
        furniture.records.agents().create(furniture.team.id(), "New", Furniture.document()).id();
    Reply refused = order(api.ours().contact(), agent, "");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("agent_not_published");
  }

  @Test
  void refusesToCallWithoutATrunk() {
    api.withoutTrunk(() -> {
      Reply refused = order(api.ours().contact(), api.ours().agent(), "");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("no_trunk");
      assertThat(refused.message()).contains("PARLEY_TRUNK");
    });
  }

  @Test
  void tellsHowACallWent() {
    CallId call = api.ours().call();
    held(call);
    JsonNode told = api.client().get("/call/" + call).data();
    assertThat(told.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(told.path("start_time").asText()).isEqualTo("2026-11-01T12:00:00.000Z");
    assertThat(told.path("end_time").asText()).isEqualTo("2026-11-01T12:00:09.500Z");
    assertThat(told.path("duration_ms").asText()).isEqualTo("9500");
    assertThat(told.path("transcript").asText()).isEqualTo("Agent: Hello.\nUser: Yes.");
    assertThat(told.path("end_reason").asText()).isEqualTo("agent_ended");
    assertThat(told.path("fault").asText()).isEqualTo("none");
    assertThat(told.path("variables").toString()).isEqualTo("{\"answer\":\"yes\"}");
    assertThat(told.path("outcomes").toString()).isEqualTo("[\"keep\"]");
    assertThat(told.path("felt_gaps").toString())
        .isEqualTo(
            "[{\"turn\":1,\"from_ms\":2000,\"to_ms\":2250,\"total_ms\":250,\"endpoint_ms\":200,\"stt_ms\":20,\"brain_ms\":10,"
                + "\"tts_ms\":15,\"pacing_ms\":5}]");
  }

  @Test
  void givesTheJournalWithTheDocumentItHappenedBy() {
    CallId call = api.ours().call();
    held(call);
    JsonNode journal = api.client().get("/call/%s/journal".formatted(call)).data();
    assertThat(journal.path("interview_id").asText()).isEqualTo(api.ours().agent().toString());
    assertThat(journal.path("version").asInt()).isOne();
    assertThat(journal.path("document")).isEqualTo(Furniture.document());
    assertThat(journal.path("events").findValuesAsText("type"))
        .containsSequence("answered", "began")
        .endsWith("agent_spoke", "callee_spoke", "gap_measured", "ended");
    JsonNode began = journal.path("events").get(1);
    assertThat(began.path("scope").asText()).isEqualTo("{\"metadata\":{}}");
  }

  @Test
  void listsCallsByStatus() {
    var tenant = api.theirs();
    CallId queued = tenant.call();
    CallId held = tenant.call();
    held(held);
    String path = "/interview/%s/responses".formatted(tenant.agent());
    assertThat(ids(tenant.client().get(path).data().path("responses")))
        .containsExactly(held.toString(), queued.toString());
    assertThat(ids(tenant.client().get(path + "?status=success").data().path("responses")))
        .containsExactly(held.toString());
    assertThat(
            ids(tenant.client().get(path + "?status=queued&status=BUSY").data().path("responses")))
        .containsExactly(queued.toString());
    assertThat(tenant.client().get(path + "?status=failure").data().path("count").asInt()).isZero();
    assertThat(
            tenant
                .client()
                .get(path + "?response_tags=none&job_id=" + held)
                .data()
                .path("count")
                .asInt())
        .isZero();
    assertThat(tenant.client().get(path + "?page=1&limit=1").data().path("count").asInt())
        .isEqualTo(2);
    JsonNode calls =
        tenant.client().get("/call?interview_id=%s&search=Grace".formatted(tenant.agent())).data();
    assertThat(ids(calls.path("calls"))).containsExactly(held.toString(), queued.toString());
    assertThat(ids(tenant.client().get("/call?status=COMPLETED").data().path("calls")))
        .containsExactly(held.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=dead", "job_id=7", "limit=0", "page=x"})
  void refusesListsThatCannotBe(String query) {
    Reply refused =
        api.client()
            .wrongly()
            .get("/interview/%s/responses?%s".formatted(api.ours().agent(), query));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void cancelsACallNobodyWasRungFor() {
    CallId call = api.ours().call();
    JsonNode told = api.client().post("/call/%s/hangup".formatted(call), null).data();
    assertThat(told.path("status").asText()).isEqualTo("CANCELLED");
    assertThat(told.path("end_reason").asText()).isEqualTo("cancelled");
    Reply again = api.client().post("/call/%s/hangup".formatted(call), null);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("call_ended");
  }

  @Test
  void keepsOfACallToADeletedContactThatItWasMade() {
    var furniture = api.ours().furniture();
    CallId call = api.ours().call();
    var contact = furniture.records.calls().get(furniture.team.id(), call).orElseThrow().contact();
    assertThat(api.client().delete("/contact/" + contact.id()).status()).isEqualTo(200);
    JsonNode told = api.client().get("/call/" + call).data();
    assertThat(told.path("id").asText()).isEqualTo(call.toString());
    assertThat(told.path("status").asText()).isEqualTo("CANCELLED");
    assertThat(told.path("phone_number").isNull()).isTrue();
    assertThat(told.at("/contact/phone_number").isNull()).isTrue();
    assertThat(told.toString())
        .doesNotContain(contact.phoneNumber().e164(), Objects.requireNonNull(contact.name()));
    assertThat(order(contact.id().toString(), api.ours().agent(), "").status()).isEqualTo(404);
  }

  private static void held(CallId call) {
    new TestJournal(api.ours().records(), call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(
            new CallEvent.Began(AT, api.ours().agent(), 1, "{\"metadata\":{}}"),
            new CallEvent.AgentSpoke(
                AT,
                LegId.FIRST,
                "start",
                0,
                "Hello.",
                false,
                Duration.ZERO,
                Duration.ofMillis(800)),
            new CallEvent.CalleeSpoke(
                AT.plusSeconds(2),
                LegId.FIRST,
                "start",
                0,
                "Yes.",
                -0.1,
                false,
                Duration.ofMillis(1500),
                Duration.ofMillis(2000)),
            new CallEvent.GapMeasured(
                AT.plusSeconds(3),
                LegId.FIRST,
                new FeltGap(
                    1,
                    Duration.ofMillis(2000),
                    Duration.ofMillis(250),
                    Duration.ofMillis(200),
                    Duration.ofMillis(20),
                    Duration.ofMillis(10),
                    Duration.ofMillis(15),
                    Duration.ofMillis(5))),
            new CallEvent.Ended(
                AT.plusMillis(9500),
                EndReason.AGENT_ENDED,
                "The agent reached the node \"bye\".",
                Map.of("answer", "yes"),
                List.of("keep")));
  }

  private static JsonNode call(String contact, AgentId agent, String more) {
    return order(contact, agent, more).data();
  }

  private static Reply order(String contact, AgentId agent, String more) {
    return api.client()
        .post(
            "/contact/call",
            "{\"contact_id\": \"%s\", \"interview_id\": \"%s\"%s}"
                .formatted(contact, agent, more.isEmpty() ? "" : ", " + more));
  }

  private static List<String> ids(JsonNode calls) {
    return calls.valueStream().map(call -> call.path("id").asText()).toList();
  }
}
