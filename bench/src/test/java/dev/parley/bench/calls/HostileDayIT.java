package dev.parley.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.SpeechFixture;
import dev.parley.bench.served.ServedApi;
import dev.parley.bench.served.ServedParley;
import dev.parley.peers.Capture;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.Ports;
import dev.parley.peers.RtpTrace;
import dev.parley.webhooks.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty people talk with the real server while a broken customer does its worst. */
@Tag("alone")
class HostileDayIT {
  private static final int CALLS = 20;
  private static final int STREAMS = 300;
  private static final int PORTS = 200;
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final double LONGEST_GAP_MS = 60;
  private static final double GROWTH_MB = 40;

  /**
   * Ends by which somebody took leave. The callees answer by counting, so one who was cut off once
   * answers the question before from then on, and an agent that understands nothing says goodbye.
   */
  private static final Set<String> LEAVES = Set.of("agent_ended", "callee_hung_up", "no_match");

  private static final String ACTS = "+12025559990";

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final int ports = Ports.free(PORTS);

  @BeforeEach
  void letPostgresPass() throws IOException {
    Files.setPosixFilePermissions(directory.path(), PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** As {@code ./parley up} runs it. */
  private static List<String> server() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseZGC",
        "-Xmx1g",
        "-XX:SoftMaxHeapSize=256m",
        "-XX:ZUncommitDelay=30",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.parley.cli.Main",
        "up");
  }

  private Map<String, String> settings() {
    return Map.of(
        "PARLEY_RTP_PORTS", "%d-%d".formatted(ports, ports + PORTS - 1), "PARLEY_VOICE", "pico");
  }

  @Test
  void cutsNoCallAndLosesNoWebhookThroughAHostileDay() throws Exception {
    Measured measured =
        new Measured(
            server(),
            directory.path().resolve("home"),
            SpeechFixture.voices(),
            Clock.systemUTC(),
            new Random(1));
    try (Callees callees = measured.callees();
        ServedParley server = measured.start(callees, settings());
        ServedApi api = server.api();
        WebhookReceiver receiver = new WebhookReceiver();
        CallLoad load = new CallLoad(api, api.agent("Talk", measured.agent()), callees);
        HostileClient hostile =
            new HostileClient(
                server.url(),
                server.token(),
                api.contact("+12025550176"),
                api.agent("Other", measured.agent()))) {
      api.subscribe("NEW_RESPONSE", receiver.url());
      String acting = api.agent("Acts", new ObjectMapper().readTree(hostile.document()));
      load.begin(CALLS, number -> CallLoad.Order.of(new Callee.Talks(number, CALLS)));
      await("everybody talks").atMost(LIMIT).until(() -> callees.said().get() >= CALLS);
      Afterwards before = Afterwards.now(server, api);

      Optional<Capture> capture =
          Capture.from(Peers.ensure(), directory.path(), ports, ports + PORTS - 1);
      List<JsonNode> acted = day(server, api, acting, hostile, load, callees);
      Collection<RtpTrace> sent = capture.map(Capture::bySource).orElse(List.of());
      await("somebody has talked to the end")
          .atMost(LIMIT)
          .until(() -> load.outcomes().stream().anyMatch(each -> end(each).equals("agent_ended")));
      callees.leave();
      load.finish();
      await("the line is quiet")
          .atMost(LIMIT)
          .until(() -> api.gauges().of("parley_media_sessions") == 0);
      Afterwards after = Afterwards.now(server, api);

      tell(hostile, load, sent, before, after);
      assertThat(hostile.answers().keySet()).isSubsetOf(200, 400, 413, 422, 429, 503);
      assertThat(load.outcomes()).hasSizeGreaterThan(CALLS);
      assertThat(load.outcomes())
          .extracting(HostileDayIT::end)
          .as("%s", transcripts(load))
          .contains("agent_ended")
          .isSubsetOf(LEAVES);
      assertThat(acted).isNotEmpty().allSatisfy(HostileDayIT::kept);
      List<String> ended = new ArrayList<>(acted.stream().map(HostileDayIT::id).toList());
      load.outcomes().forEach(outcome -> ended.add(id(outcome.record())));
      assertThat(ended)
          .allSatisfy(call -> await().atMost(LIMIT).until(() -> receiver.about(call).size() == 1));
      if (capture.isPresent()) {
        assertThat(gap(sent, 0.999)).as("gap of RTP at p99.9, ms").isLessThan(LONGEST_GAP_MS);
      }
      assertThat((after.heap() - before.heap()) / (1 << 20))
          .as("MB of heap that did not come back")
          .isLessThan(GROWTH_MB);
    }
  }

  /** Two minutes of it; gives what became of the calls whose agent believes what it is told. */
  private List<JsonNode> day(
      ServedParley server,
      ServedApi api,
      String acting,
      HostileClient hostile,
      CallLoad load,
      Callees callees)
      throws Exception {
    List<JsonNode> acted = new ArrayList<>();
    long end = System.nanoTime() + LENGTH.toNanos();
    hostile.begin();
    do {
      Future<?> callee = callees.expect(ACTS, new Callee.Talks(CALLS, CALLS));
      String call = api.call(acting, ACTS);
      hostile.follow(call, STREAMS);
      acted.add(api.ended(call));
      var _ = callee.get();
      load.check();
      assertThat(server.alive()).as(server.lastLogged()).isTrue();
    } while (System.nanoTime() < end);
    hostile.close();
    return acted;
  }

  private static String id(JsonNode record) {
    return record.path("id").asText();
  }

  /** What was said in the calls that ended otherwise than by somebody's leave. */
  private static List<String> transcripts(CallLoad load) {
    return load.outcomes().stream()
        .filter(outcome -> !LEAVES.contains(end(outcome)))
        .map(outcome -> end(outcome) + "\n" + outcome.record().path("transcript").asText())
        .toList();
  }

  private static String end(CallLoad.Outcome outcome) {
    return outcome.record().path("end_reason").asText();
  }

  /** The end of a call is kept with its outcome and recording, whatever was said to its agent. */
  private static void kept(JsonNode record) {
    assertThat(record.path("end_reason").asText()).as("%s", record).isEqualTo("agent_ended");
    assertThat(record.path("recording_url").isTextual()).isTrue();
  }

  private static double gap(Collection<RtpTrace> sent, double share) {
    long[] gaps = sent.stream().flatMapToLong(RtpTrace::gapsNanos).sorted().toArray();
    return gaps.length == 0 ? Double.NaN : gaps[(int) (share * (gaps.length - 1))] / 1e6;
  }

  private static void tell(
      HostileClient hostile,
      CallLoad load,
      Collection<RtpTrace> sent,
      Afterwards before,
      Afterwards after) {
    Consumer<String> line = System.out::println;
    line.accept("answers to the hostile customer: " + hostile.answers());
    line.accept("conversations that ended: " + load.outcomes().size());
    line.accept(
        "gaps of RTP over %d sources, ms: p50 %.1f p99 %.1f p99.9 %.1f max %.1f"
            .formatted(
                sent.size(), gap(sent, 0.5), gap(sent, 0.99), gap(sent, 0.999), gap(sent, 1)));
    line.accept("before %s, after %s".formatted(before.summary(), after.summary()));
  }
}
