package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.records.Claim;
import dev.parley.records.NodeId;
import dev.parley.records.TestJournal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes on now, told when it is asked for and to those who watch; and how it is stopped. */
@Timeout(60)
class WatchApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  private static CallEvent spoke(String text) {
    return new CallEvent.AgentSpoke(
        AT, LegId.FIRST, "start", 0, text, false, Duration.ZERO, Duration.ofMillis(800));
  }

  private static CallEvent dialling() {
    return new CallEvent.Dialling(
        AT, LegId.FIRST, new AttemptId(new UUID(1, 2)), "default", "abc@parley");
  }

  private static JsonNode dial(boolean on, String more) {
    return api.client().put("/dialling", "{\"on\": %s%s}".formatted(on, more)).data();
  }

  @AfterEach
  void resume() {
    JsonNode _ = dial(true, "");
  }

  @Test
  void stopsDiallingAndSaysWhoDidSoAndWhy() {
    JsonNode user = api.client().get("/user").data();
    JsonNode stopped = dial(false, ", \"note\": \" the wrong list \"");
    assertThat(stopped.path("on").asBoolean()).isFalse();
    assertThat(stopped.path("by").path("id")).isEqualTo(user.path("id"));
    assertThat(stopped.path("note").asText()).isEqualTo("the wrong list");
    CallId call = api.ours().call();
    JsonNode now = api.client().get("/now").data();
    assertThat(now.path("dialling")).isEqualTo(api.client().get("/dialling").data());
    assertThat(now.path("waiting").asInt()).isPositive();
    assertThat(now.path("next"))
        .anySatisfy(waiting -> {
          assertThat(waiting.path("call").path("id").asText()).isEqualTo(call.toString());
          assertThat(waiting.at("/waiting_for/reasons/0/code").asText())
              .isEqualTo("dialling_stopped");
        });
    assertThat(api.theirs().client().get("/dialling").data().path("on").asBoolean()).isTrue();
    assertThat(dial(true, "").path("on").asBoolean()).isTrue();
  }

  @Test
  void endsCallsOnlyWithAStop() {
    Reply refused = api.client().wrongly().put("/dialling", "{\"on\": true, \"end_live\": true}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("end_live");
  }

  @Test
  void showsACallWithTheWordsThatWereSaidLast() {
    CallId call = api.ours().call();
    var records = api.ours().records();
    NodeId node = records.nodes().enter("carrier", Map.of("default", 10));
    assertThat(records.claims().claim(node, 10, Duration.ofMinutes(1)))
        .extracting(Claim::call)
        .contains(call);
    TestJournal journal = new TestJournal(records, call).add(dialling());
    journal.add(spoke("Hello.")).add(spoke("It is Parley."));
    JsonNode now = api.client().get("/now").data();
    assertThat(now.path("live").asInt()).isPositive();
    assertThat(now.path("calls"))
        .anySatisfy(live -> {
          assertThat(live.path("id").asText()).isEqualTo(call.toString());
          assertThat(live.path("last_agent").asText()).isEqualTo("It is Parley.");
          assertThat(live.path("node").path("id").asText()).isEqualTo("start");
        });
    assertThat(api.theirs().client().get("/now").text()).doesNotContain(call.toString());
    journal.add(new CallEvent.Ended(AT, EndReason.CALLEE_HUNG_UP, "BYE", Map.of(), List.of()));
    records.nodes().leave(node);
    assertThat(api.client().get("/now").data().path("calls"))
        .noneSatisfy(live -> assertThat(live.path("id").asText()).isEqualTo(call.toString()));
  }

  @Test
  void tellsThoseWhoWatchAndGoesOnWhereTheyWere() throws Exception {
    CallId call = api.ours().call();
    TestJournal journal = new TestJournal(api.ours().records(), call).add(dialling());
    String id;
    try (Stream<String> lines = watch("calls", null)) {
      Iterator<String> line = lines.iterator();
      assertThat(await(line, "resync", "")).isNotEmpty();
      journal.add(spoke("One."));
      id = await(line, "call", "One.").getFirst().substring("id: ".length());
    }
    journal.add(spoke("Two."));
    try (Stream<String> lines = watch("call:" + call, id)) {
      Iterator<String> line = lines.iterator();
      List<String> event = await(line, "call", "Two.");
      assertThat(event).noneMatch(text -> text.contains("resync"));
      journal.add(new CallEvent.Ended(AT, EndReason.CALLEE_HUNG_UP, "BYE", Map.of(), List.of()));
      assertThat(await(line, "call", "callee_hung_up")).isNotEmpty();
    }
    try (Stream<String> lines = watch("now", "abc.17")) {
      Iterator<String> line = lines.iterator();
      assertThat(await(line, "resync", "")).isNotEmpty();
      JsonNode _ = dial(false, ", \"note\": \"stop it\"");
      assertThat(await(line, "now", "stop it")).isNotEmpty();
    }
  }

  @Test
  void tellsNobodyOfAnotherTeam() throws Exception {
    CallId theirs = api.theirs().call();
    CallId ours = api.ours().call();
    TestJournal journal = new TestJournal(api.theirs().records(), theirs);
    TestJournal own = new TestJournal(api.ours().records(), ours);
    try (Stream<String> lines = watch("calls,call:" + theirs, null)) {
      Iterator<String> line = lines.iterator();
      assertThat(await(line, "resync", "")).isNotEmpty();
      journal.add(spoke("Not for you."));
      own.add(spoke("For you."));
      List<String> event = await(line, "call", "For you.");
      assertThat(event).noneMatch(text -> text.contains(theirs.toString()));
    }
  }

  @Test
  void refusesTopicsThereAreNot() {
    Reply refused = api.client().wrongly().get("/live?topics=now,weather");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("\"weather\"", "deliveries");
  }

  private static Stream<String> watch(String topics, @Nullable String last) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api.server().url() + "/live?topics=" + topics))
            .header("x-api-token", api.ours().token());
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    HttpResponse<Stream<String>> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** The lines of the next event of a kind that contains some words. */
  private static List<String> await(Iterator<String> lines, String event, String words) {
    List<String> one = new ArrayList<>();
    while (lines.hasNext()) {
      String line = lines.next();
      if (!line.isEmpty()) {
        one.add(line);
      } else if (one.contains("event: " + event) && String.join("\n", one).contains(words)) {
        return one;
      } else {
        one.clear();
      }
    }
    throw new AssertionError("The stream ended.");
  }
}
