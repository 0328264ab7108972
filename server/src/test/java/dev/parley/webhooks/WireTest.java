package dev.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.RecordingKey;
import dev.parley.call.TeamId;
import dev.parley.call.TurnSpeaker;
import dev.parley.records.Call;
import dev.parley.records.Contact;
import dev.parley.records.Turn;
import dev.parley.wire.CallJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shape of a call on the wire, key by key and in order, as existing clients read it. */
class WireTest {
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00.5Z");
  private static final TeamId TEAM = new TeamId(new UUID(1, 1));
  private static final Contact CONTACT =
      new Contact(
          new ContactId(new UUID(2, 2)),
          TEAM,
          3,
          new PhoneNumber("+12025550143"),
          "Grace",
          null,
          "US",
          null,
          JsonNodeFactory.instance.objectNode().put("plan", "gold"),
          List.of("vip"),
          AT,
          AT);

  private final CallJson json = new CallJson(URI.create("https://parley.example"));

  @Test
  void tellsACallThatWasHeld() {
    Call call =
        call(
            CallStatus.COMPLETED,
            new Call.Labels(
                JsonNodeFactory.instance.objectNode().put("order", 7),
                List.of("t"),
                new UUID(9, 9)),
            AT,
            new Call.Ending(
                AT.plusMillis(1234), EndReason.AGENT_ENDED, "end", Map.of("v", "1"), List.of("o")),
            new Call.Recording(new RecordingKey("/data/x.wav"), Duration.ofSeconds(1)));
    List<Turn> transcript =
        List.of(
            new Turn(
                AT, TurnSpeaker.AGENT, "Hello.", "start", 0, Duration.ZERO, Duration.ofMillis(900)),
            new Turn(
                AT.plusSeconds(1),
                TurnSpeaker.CALLEE,
                "Yes.",
                null,
                1,
                Duration.ofMillis(950),
                Duration.ofMillis(1200)));
    assertThat(json.of(call, transcript).toPrettyString())
        .isEqualToIgnoringNewLines(
            """
            {
              "id" : "00000000-0000-0004-0000-000000000004",
              "created" : "2026-11-01T12:00:00.500Z",
              "updated" : "2026-11-01T12:00:00.500Z",
              "version" : 5,
              "interview" : {
                "id" : "Agent123",
                "title" : "Reminder"
              },
              "contact" : {
                "id" : "00000000-0000-0002-0000-000000000002",
                "created" : "2026-11-01T12:00:00.500Z",
                "updated" : "2026-11-01T12:00:00.500Z",
                "version" : 3,
                "team_id" : "00000000-0000-0001-0000-000000000001",
                "status" : "ACTIVE",
                "name" : "Grace",
                "caller_type" : null,
                "phone_number" : "+12025550143",
                "email" : null,
                "country_code" : "US",
                "attributes" : {
                  "plan" : "gold"
                },
                "tags" : [ "vip" ]
              },
              "team" : {
                "id" : "00000000-0000-0001-0000-000000000001"
              },
              "type" : "PHONE_CALL",
              "status" : "COMPLETED",
              "start_time" : "2026-11-01T12:00:00.500Z",
              "end_time" : "2026-11-01T12:00:01.734Z",
              "duration_ms" : "1234",
              "conversation_history" : [ {
                "date" : "2026-11-01T12:00:00.500Z",
                "text" : "Hello.",
                "author" : "ai",
                "audio_url" : null,
                "cumulative_duration_ms" : 900,
                "step" : 0,
                "node_id" : "start"
              }, {
                "date" : "2026-11-01T12:00:01.500Z",
                "text" : "Yes.",
                "author" : "user",
                "audio_url" : null,
                "cumulative_duration_ms" : 1200,
                "step" : 1,
                "node_id" : null
              } ],
              "ai_name" : "Reminder",
              "phone_number" : "+12025550143",
              "recording_url" : "https://parley.example/call/00000000-0000-0004-0000-000000000004/recording",
              "transcript" : "Agent: Hello.\\nUser: Yes.",
              "summary_data" : {
                "summary" : "Yes.",
                "model" : "small",
                "extract" : "They said yes."
              },
              "metadata" : {
                "order" : 7
              },
              "tags" : [ "t" ],
              "test" : false,
              "job_id" : "00000000-0000-0009-0000-000000000009"
            }
            """
                .strip());
  }

  @Test
  void tellsACallThatWasNotHeldWithTheSameKeys() {
    JsonNode queued =
        json.of(
            call(CallStatus.RINGING, new Call.Labels(null, List.of(), null), null, null, null),
            List.of());
    assertThat(queued.path("status").asText()).isEqualTo("NOT_STARTED");
    assertThat(queued.path("duration_ms").asText()).isEqualTo("0");
    assertThat(queued.path("transcript").asText()).isEmpty();
    for (String absent :
        List.of("start_time", "end_time", "recording_url", "summary_data", "metadata", "job_id")) {
      assertThat(queued.has(absent)).as(absent).isTrue();
      assertThat(queued.path(absent).isNull()).as(absent).isTrue();
    }
  }

  private static Call call(
      CallStatus status,
      Call.Labels labels,
      @Nullable Instant started,
      Call.@Nullable Ending ending,
      Call.@Nullable Recording recording) {
    return new Call(
        new CallId(new UUID(4, 4)),
        TEAM,
        5,
        status,
        CONTACT,
        new Call.Pinned(new AgentId("Agent123"), "Reminder", 2),
        CONTACT.phoneNumber(),
        labels,
        AT,
        AT,
        started,
        ending,
        recording,
        ending == null
            ? null
            : new Call.Summary("They said yes.", new Call.ByModel("Yes.", "small")),
        false);
  }
}
