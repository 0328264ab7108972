package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.agent.Node;
import dev.parley.agent.SampleAgent;
import dev.parley.audio.WavWriter;
import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.conversation.Calls;
import dev.parley.driver.KeptConversation;
import dev.parley.records.Subscription;
import dev.parley.records.TestJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page of one call is drawn from, besides the call. */
class CallPartsIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final Node.Start START = SampleAgent.document().start().orElseThrow();
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir Path files;

  private static TestJournal journal(CallId call) {
    return new TestJournal(api.ours().records(), call);
  }

  @Test
  void tellsWhatEachReplyWasTakenForAndWhy() {
    CallId call = api.ours().call();
    KeptConversation conversation =
        new KeptConversation(
            SampleAgent.document(), Calls.scope("{\"date\": \"Tuesday\", \"time\": \"two\"}"), AT);
    String outcome = Objects.requireNonNull(START.outcomes()).exits().getFirst().id();
    conversation.reply("Well.", null).reply("I'll be there.", outcome);
    journal(call)
        .answered(new CallEvent.Answered(AT, LegId.FIRST))
        .add(conversation.events().toArray(CallEvent[]::new));
    JsonNode judgements = api.client().get("/call/" + call).data().path("judgements");
    assertThat(judgements).hasSizeGreaterThanOrEqualTo(2);
    JsonNode first = judgements.path(0);
    assertThat(first.path("reply").asText()).isEqualTo("Well.");
    assertThat(first.path("outcome").isNull()).isTrue();
    assertThat(first.path("said").asText()).isNotBlank();
    assertThat(first.path("by").asText()).isEqualTo("weights");
    assertThat(first.path("least").asDouble()).isEqualTo(0.6);
    assertThat(first.path("none").asDouble()).isEqualTo(0.5);
    double sum = first.path("none").asDouble();
    for (JsonNode candidate : first.path("candidates")) {
      assertThat(candidate.path("label").asText()).isNotBlank();
      sum += candidate.path("score").asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    JsonNode last = judgements.path(judgements.size() - 1);
    assertThat(last.path("outcome").asText()).isEqualTo(outcome);
    JsonNode events = api.client().get("/call/%s/journal".formatted(call)).data().path("events");
    assertThat(events.path(last.path("index").asInt()).path("type").asText()).isEqualTo("stepped");
  }

  @Test
  void listsTheAttempts() {
    CallId call = api.ours().call();
    JsonNode queued = api.client().get("/call/%s/attempts".formatted(call)).data().path("attempts");
    assertThat(queued).hasSize(1);
    JsonNode waiting = queued.path(0);
    assertThat(waiting.path("state").asText()).isEqualTo("queued");
    assertThat(waiting.path("trunk").asText()).isEqualTo("default");
    assertThat(waiting.path("dialled").isNull()).isTrue();
    assertThat(waiting.path("ringing").isNull()).isTrue();
    assertThat(waiting.path("end_reason").isNull()).isTrue();
    AttemptId attempt = new AttemptId(UUID.fromString(waiting.path("id").asText()));
    journal(call)
        .add(
            new CallEvent.Dialling(AT, LegId.FIRST, attempt, "default", "id"),
            new CallEvent.Ringing(AT.plusSeconds(2), LegId.FIRST, false))
        .answered(new CallEvent.Answered(AT.plusSeconds(5), LegId.FIRST))
        .add(
            new CallEvent.Ended(
                AT.plusSeconds(9), EndReason.CALLEE_HUNG_UP, "", Map.of(), List.of()));
    JsonNode over = api.client().get("/call/%s/attempts".formatted(call)).data().at("/attempts/0");
    assertThat(over.path("state").asText()).isEqualTo("ended");
    assertThat(over.path("number").asInt()).isEqualTo(1);
    assertThat(over.path("ringing").asText()).isEqualTo("2026-11-01T12:00:02.000Z");
    assertThat(over.path("answered").asText()).isEqualTo("2026-11-01T12:00:05.000Z");
    assertThat(over.path("ended").asText()).isEqualTo("2026-11-01T12:00:09.000Z");
    assertThat(over.path("end_reason").asText()).isEqualTo("callee_hung_up");
    assertThat(over.path("fault").asText()).isEqualTo("callee");
  }

  @Test
  void listsTheDeliveriesOfACallAndOfNoOther() {
    CallId call = api.ours().call();
    CallId other = api.ours().call();
    var team = api.ours().furniture().team.id();
    var _ =
        api.ours()
            .records()
            .subscriptions()
            .subscribe(team, Subscription.Type.NEW_RESPONSE, "https://ours.example", null);
    String parked = api.database().delivery(team, call, "parked").toString();
    String delivered = api.database().delivery(team, call, "delivered").toString();
    String elsewhere = api.database().delivery(team, other, "parked").toString();
    JsonNode page = api.client().get("/call/%s/deliveries".formatted(call)).data();
    assertThat(page.path("count").asInt()).isEqualTo(2);
    assertThat(page.path("deliveries"))
        .map(delivery -> delivery.path("id").asText())
        .containsExactlyInAnyOrder(parked, delivered)
        .doesNotContain(elsewhere);
    assertThat(
            api.client()
                .get("/call/%s/deliveries?limit=1&page=1".formatted(call))
                .data()
                .path("deliveries"))
        .hasSize(1);
  }

  /** Of two seconds: the contact from -16384 to 8192 in the first, the agent full in the second. */
  private Path recording() throws IOException {
    Path file = files.resolve("call.wav");
    try (WavWriter wav =
        new WavWriter(
            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            2,
            8000)) {
      short[] samples = new short[2 * 16_000];
      for (int i = 0; i < 8000; i++) {
        samples[2 * i] = (short) (i % 2 == 0 ? -16_384 : 8192);
        samples[2 * (i + 8000) + 1] = i % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
      }
      wav.write(samples, 0, samples.length);
    }
    return file;
  }

  @Test
  void outlinesTheRecording() throws IOException {
    CallId call = api.ours().call();
    Path file = recording();
    journal(call).recorded(file, Duration.ofSeconds(2));
    for (int perSecond : new int[] {5, 10, 20, 50}) {
      String path = "/call/%s/peaks?per_second=%d".formatted(call, perSecond);
      Reply reply = api.client().get(path);
      assertThat(reply.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
      byte[] peaks = reply.bytes();
      assertThat(peaks).hasSize(4 * 2 * perSecond);
      assertThat(peaks).startsWith(-64, 32, 0, 0).endsWith(0, 0, -128, 127);
      assertThat(api.client().get(path).bytes()).isEqualTo(peaks);
    }
    assertThat(api.client().get("/call/%s/peaks".formatted(call)).bytes()).hasSize(160);
    try (var beside = Files.list(files)) {
      assertThat(beside.map(kept -> kept.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "call.wav",
              "call.wav.peaks5",
              "call.wav.peaks10",
              "call.wav.peaks20",
              "call.wav.peaks50");
    }
    Files.delete(file);
    assertThat(api.client().get("/call/%s/peaks".formatted(call)).status()).isEqualTo(404);
  }

  @Test
  void outlinesNothingThatIsNoRecording() throws IOException {
    CallId call = api.ours().call();
    String path = "/call/%s/peaks".formatted(call);
    assertThat(api.client().get(path).message()).contains("has no recording");
    journal(call).recorded(Files.write(files.resolve("broken.wav"), new byte[100]), Duration.ZERO);
    assertThat(api.client().get(path).message()).contains("16-bit PCM");
    assertThat(api.client().wrongly().get(path + "?per_second=7").field()).isEqualTo("per_second");
  }

  @Test
  void forgetsTheOutlineWithTheRecording() throws IOException {
    CallId call = api.ours().call();
    Path file = recording();
    journal(call)
        .recorded(file, Duration.ofSeconds(2))
        .add(
            new CallEvent.AgentSpoke(
                AT, LegId.FIRST, "greet", 0, "secret", false, Duration.ZERO, Duration.ofSeconds(1)),
            new CallEvent.Ended(AT, EndReason.AGENT_ENDED, "", Map.of(), List.of()));
    api.client().get("/call/%s/peaks".formatted(call)).bytes();
    String words = "/call?fields=summary&words=secret";
    assertThat(api.client().get(words).data().path("count").asInt()).isEqualTo(1);
    String contact = api.client().get("/call/" + call).data().at("/contact/id").asText();
    assertThat(api.client().delete("/contact/" + contact).status()).isEqualTo(200);
    assertThat(files).isEmptyDirectory();
    assertThat(api.client().get(words).data().path("count").asInt()).isZero();
  }
}
