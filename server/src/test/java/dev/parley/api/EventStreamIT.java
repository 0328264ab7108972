package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallEventExamples;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.RecordingKey;
import dev.parley.records.TestJournal;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class EventStreamIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
  private static final CallEvent DIALLING =
      new CallEvent.Dialling(
          AT, LegId.FIRST, new AttemptId(new UUID(1, 2)), "default", "abc@parley");
  private static final CallEvent SPOKE =
      new CallEvent.AgentSpoke(
          AT,
          LegId.FIRST,
          "start",
          0,
          "Hello,\nGrace.",
          false,
          Duration.ZERO,
          Duration.ofMillis(800));
  private static final CallEvent ENDED =
      new CallEvent.Ended(AT, EndReason.CALLEE_HUNG_UP, "BYE", Map.of("a", "1"), List.of("o"));

  @Test
  void sendsWhatWasAndThenWhatHappens() throws Exception {
    CallId call = api.ours().call();
    TestJournal journal = new TestJournal(api.ours().records(), call).add(DIALLING);
    try (Stream<String> lines = follow(call, null)) {
      Iterator<String> line = lines.iterator();
      assertThat(next(line))
          .containsExactly(
              "id: 0",
              "event: dialling",
              "data: {\"type\":\"dialling\",\"at\":\"2026-11-01T12:00:00.000Z\",\"leg\":\"1\",\"attempt\":"
                  + "\"00000000-0000-0001-0000-000000000002\",\"trunk\":\"default\","
                  + "\"sip_call_id\":\"abc@parley\"}");
      journal.add(SPOKE);
      assertThat(next(line))
          .contains("id: 1", "event: agent_spoke")
          .anyMatch(text -> text.contains("\"text\":\"Hello,\\nGrace.\""));
      journal.add(
          new CallEvent.Recorded(AT, LegId.FIRST, new RecordingKey("/secret"), Duration.ZERO));
      assertThat(next(line)).contains("id: 2").noneMatch(text -> text.contains("secret"));
      journal.add(ENDED);
      assertThat(next(line)).contains("id: 3", "event: ended");
      assertThat(line.hasNext()).isFalse();
    }
  }

  @Test
  void wakesManyWhoFollowOneCallAndReadsOnceForAllOfThem() throws Exception {
    int many = 50;
    CallId call = api.ours().call();
    TestJournal journal = new TestJournal(api.ours().records(), call).add(DIALLING);
    List<Stream<String>> open = new ArrayList<>();
    try {
      List<Iterator<String>> followers = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Stream<String> lines = follow(call, null);
        open.add(lines);
        followers.add(lines.iterator());
        assertThat(next(followers.getLast())).contains("id: 0");
      }
      AtomicInteger reads = api.database().journalReads();
      journal.add(SPOKE);
      for (Iterator<String> follower : followers) {
        assertThat(next(follower)).contains("id: 1");
      }
      // One asks where to append, the others are ours.
      assertThat(reads.get()).isLessThan(many / 2);
      journal.add(ENDED);
      for (Iterator<String> follower : followers) {
        assertThat(next(follower)).contains("id: 2");
        assertThat(follower.hasNext()).isFalse();
      }
    } finally {
      open.forEach(Stream::close);
    }
  }

  @Test
  void goesOnFromFarInALongCall() throws Exception {
    CallId call = api.ours().call();
    TestJournal journal = new TestJournal(api.ours().records(), call);
    for (int i = 0; i < 450; i++) {
      journal.add(new CallEvent.Noted(AT, "note " + i));
    }
    journal.add(ENDED);
    try (Stream<String> lines = follow(call, "440")) {
      assertThat(lines.filter(line -> line.startsWith("id:"))).hasSize(10).contains("id: 450");
    }
    try (Stream<String> lines = follow(call, null)) {
      assertThat(lines.filter(line -> line.startsWith("id:"))).hasSize(451);
    }
  }

  @Test
  void goesOnAfterTheLastEventTheClientHas() throws Exception {
    CallId call = api.ours().call();
    new TestJournal(api.ours().records(), call).add(DIALLING, SPOKE, ENDED);
    try (Stream<String> lines = follow(call, "0")) {
      assertThat(lines.filter(line -> line.startsWith("id:"))).containsExactly("id: 1", "id: 2");
    }
    try (Stream<String> lines = follow(call, "2")) {
      assertThat(lines).isEmpty();
    }
    Reply refused =
        api.client().with("Last-Event-ID", "last").get("/call/%s/events".formatted(call));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field()).isEqualTo("Last-Event-ID");
  }

  @Test
  void endsWithTheCallThatWasCancelled() throws Exception {
    CallId call = api.ours().call();
    assertThat(api.client().post("/call/%s/hangup".formatted(call), null).status()).isEqualTo(200);
    Reply whole = api.client().get("/call/%s/events".formatted(call));
    assertThat(whole.header("Content-Type")).startsWith("text/event-stream");
    assertThat(whole.text()).contains("event: ended").contains("\"reason\":\"cancelled\"");
  }

  @Test
  void tellsEveryKindOfEvent() {
    assertThat(CallEventExamples.all())
        .extracting(Object::getClass)
        .containsAll(List.of(CallEvent.class.getPermittedSubclasses()));
    assertThat(CallEventExamples.all())
        .allSatisfy(event ->
            assertThat(CallEventView.of(event).path("type").asText())
                .isEqualTo(CallEventView.type(event)));
  }

  private static List<String> next(Iterator<String> lines) {
    List<String> event = new ArrayList<>();
    while (true) {
      String line = lines.next();
      if (line.isEmpty() && !event.isEmpty()) {
        return event;
      }
      if (!line.isEmpty() && !line.startsWith(":")) {
        event.add(line);
      }
    }
  }

  private static Stream<String> follow(CallId call, @org.jspecify.annotations.Nullable String last)
      throws IOException, InterruptedException {
    URI uri = api.server().url().resolve("/call/%s/events".formatted(call));
    var request = HttpRequest.newBuilder(uri).header("x-api-token", api.ours().token());
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    HttpResponse<Stream<String>> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
