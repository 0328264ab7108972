package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.ApiServerException;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.cli.DemoApi;
import dev.parley.cli.Main;
import dev.parley.peers.BaresipPhone;
import dev.parley.peers.BaresipPhone.Answering;
import dev.parley.peers.Capture;
import dev.parley.peers.HumanSpeech;
import dev.parley.peers.HumanSpeech.Cue;
import dev.parley.peers.KamailioTrunk;
import dev.parley.peers.Likeness;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.Ports;
import dev.parley.peers.RtpTap;
import dev.parley.peers.RtpTrace;
import dev.parley.peers.SippCallee;
import dev.parley.postgres.PostgresException;
import dev.parley.sip.message.SipException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole server, used by HTTP, phones programs of other people. Whoever a test starts at the
 * trunk's port is the trunk.
 */
@Tag("alone")
class RealPeersIT {
  /** However busy the machine is: the longest a listener may wait for a packet. */
  private static final Duration LONGEST_GAP = Duration.ofMillis(400);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NUMBER = "+12025550123";
  private static final int LOUD = 2_000;
  private static final int PIECE = AudioFrame.NARROWBAND / 10;

  @TempDir private static Path home;
  private static int trunkPort;
  private static Installation parley;

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final Peers peers = Peers.ensure();

  @BeforeAll
  static void start() throws IOException {
    trunkPort = Ports.free(2);
    parley =
        Installation.start(
            home,
            Map.of(
                "PARLEY_TRUNK",
                "sip:%s:%s@127.0.0.1:%d"
                    .formatted(KamailioTrunk.USER, KamailioTrunk.PASSWORD, trunkPort),
                "PARLEY_CALLER_ID",
                "+12025550100",
                "PARLEY_RING_SECONDS",
                "5",
                "PARLEY_REQUESTS_PER_MINUTE",
                "10000"));
  }

  @AfterAll
  static void stop() {
    parley.close();
  }

  @ParameterizedTest
  @CsvSource({"'PCMU,PCMA', 8000, PCMU", "'G722/16000/1,PCMU', 16000, G722"})
  void holdsAConversationWithAPhoneBehindATrunk(String codecs, int rate, String spoken)
      throws Exception {
    // "No." answers the greeting, "Goodbye." the question after it.
    List<Cue> cues =
        List.of(
            new Cue(Duration.ofMillis(11_600), "vm-no"),
            new Cue(Duration.ofMillis(20_500), "vm-goodbye"));
    Path microphone =
        HumanSpeech.microphone(peers, directory.path(), cues, Duration.ofSeconds(60), rate);
    try (RtpTap tap = RtpTap.open();
        KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path(), tap, trunkPort);
        BaresipPhone callee =
            BaresipPhone.start(
                peers, directory.path(), trunk, microphone, Answering.AUTO, codecs, rate)) {
      Optional<Capture> capture = Capture.start(peers, directory.path(), tap.callerPort());
      try {
        String id = parley.call(NUMBER);
        JsonNode call = parley.ended(id);
        callee.awaitOutput("terminated");

        assertThat(call.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(call.path("end_reason").asText())
            .as("%s", call.path("transcript"))
            .isEqualTo("agent_ended");
        assertThat(call.path("fault").asText()).isEqualTo("none");
        assertThat(texts(call.path("outcomes"))).containsExactly("cannot", "hung_up_politely");
        assertThat(said(call, "user")).hasSize(2);
        assertThat(call.path("felt_gaps")).hasSize(2);
        assertThat(call.path("start_time").isTextual()).isTrue();
        assertThat(call.path("end_time").isTextual()).isTrue();

        List<String> agent = said(call, "ai");
        assertThat(agent.getFirst()).startsWith("Hello Ada, this is Parley");
        assertThat(agent.getLast()).endsWith("Goodbye.");
        List<String> heard = HeardWords.of(Wav.read(callee.heard()).channel(0), rate);
        List<String> words = HeardWords.plain(String.join(" ", agent));
        assertThat(HeardWords.errorRate(words, heard)).as("%s", heard).isLessThan(0.2);

        Wav recording = Wav.read(parley.recording(id, directory.path()));
        assertThat(recording.channels()).isEqualTo(2);
        assertThat(recording.rate()).isEqualTo(rate);
        assertThat(parley.events(id, "media_measured").getFirst().path("codec").asText())
            .isEqualTo(spoken);
        short[] theirs = Resampler.convert(recording.channel(0), rate, AudioFrame.NARROWBAND);
        for (Cue cue : cues) {
          assertHeard(HumanSpeech.samples(peers, cue.name()), theirs);
        }

        System.err.println("we sent: " + tap.fromCaller().figures());
        System.err.println("baresip sent: " + tap.fromCallee().figures());
        assertUnbroken(tap.fromCaller());
        assertUnbroken(tap.fromCallee());
        capture.ifPresent(c -> {
          System.err.println("captured of ours: " + c.sentTo(tap.callerPort()).figures());
          assertUnbroken(c.sentTo(tap.callerPort()));
          assertUnbroken(c.sentFrom(tap.callerPort()));
        });
      } finally {
        capture.ifPresent(Capture::close);
      }
    }
  }

  private static void assertUnbroken(RtpTrace trace) {
    trace.isContinuousBut(trace.packets().size() / 100).isPacedEvery20Milliseconds(LONGEST_GAP);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static List<String> said(JsonNode call, String author) {
    return call.path("conversation_history")
        .valueStream()
        .filter(turn -> turn.path("author").asText().equals(author))
        .map(turn -> turn.path("text").asText())
        .toList();
  }

  /**
   * Every tenth of a second that is loud enough to be told from another is compared, and most must
   * be there: when the machine stalls, a little is concealed.
   */
  private static void assertHeard(short[] said, short[] heard) {
    int pieces = 0;
    int found = 0;
    for (int from = 0; from + PIECE <= said.length; from += PIECE) {
      int loudest = 0;
      for (int i = from; i < from + PIECE; i++) {
        loudest = Math.max(loudest, Math.abs(said[i]));
      }
      if (loudest > LOUD) {
        pieces++;
        found += Likeness.of(said, from, PIECE, heard) > 0.95 ? 1 : 0;
      }
    }
    assertThat(pieces).isGreaterThan(2);
    assertThat((double) found / pieces).as("of %d pieces", pieces).isGreaterThan(0.6);
  }

  @Test
  void isChallengedHearsEarlyMediaAndIsHungUpOn() throws Exception {
    // What is said before the answer is not the callee's.
    List<Cue> cues =
        List.of(
            new Cue(Duration.ofMillis(200), "one-moment-please"),
            new Cue(Duration.ofMillis(5_500), "please-try-call-later"));
    Path audio = HumanSpeech.ulaw(peers, directory.path(), cues, Duration.ofSeconds(12));
    try (SippCallee callee =
        SippCallee.playing("digest")
            .with("user", KamailioTrunk.USER)
            .with("password", KamailioTrunk.PASSWORD)
            .with("audio", audio.toString())
            .with("early", "2000")
            .with("talk", "8000")
            .start(peers, directory.path(), trunkPort)) {
      String id = parley.call(NUMBER);
      JsonNode call = parley.ended(id);
      callee.awaitSuccess(PATIENCE);
      assertThat(call.path("status").asText()).isEqualTo("COMPLETED");
      assertThat(call.path("end_reason").asText()).isEqualTo("callee_hung_up");
      assertThat(call.path("fault").asText()).isEqualTo("callee");
      assertThat(parley.events(id, "ringing"))
          .anySatisfy(ringing -> assertThat(ringing.path("early_media").asBoolean()).isTrue());
      assertThat(call.path("transcript").asText()).startsWith("Agent: Hello Ada");
      assertThat(said(call, "user")).isNotEmpty();
      assertThat(callee.invited()).hasSizeGreaterThanOrEqualTo(2);
      assertInvitedOnce(id, callee);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "486 Busy Here, BUSY, busy",
    "603 Decline, FAILED, declined",
  })
  void isRefused(String refusal, String status, String reason) throws Exception {
    try (SippCallee callee =
        SippCallee.playing("refuse")
            .with("refusal", refusal)
            .start(peers, directory.path(), trunkPort)) {
      String id = parley.call(NUMBER);
      assertUnanswered(parley.ended(id), status, reason);
      callee.awaitSuccess(PATIENCE);
      assertInvitedOnce(id, callee);
    }
  }

  @Test
  void cancelsWhenNobodyAnswers() throws Exception {
    try (SippCallee callee = SippCallee.playing("ring").start(peers, directory.path(), trunkPort)) {
      String id = parley.call(NUMBER);
      assertUnanswered(parley.ended(id), "NO_ANSWER", "no_answer");
      callee.awaitSuccess(PATIENCE);
      assertInvitedOnce(id, callee);
    }
  }

  private static void assertUnanswered(JsonNode call, String status, String reason) {
    assertThat(call.path("status").asText()).isEqualTo(status);
    assertThat(call.path("end_reason").asText()).isEqualTo(reason);
    assertThat(call.path("fault").asText()).isEqualTo("callee");
    assertThat(call.path("transcript").asText()).isEmpty();
    assertThat(call.path("recording_url").isNull()).isTrue();
    assertThat(call.path("felt_gaps")).isEmpty();
  }

  /** However often it was sent, it was one invitation: that of the call's only attempt. */
  private static void assertInvitedOnce(String call, SippCallee callee) {
    JsonNode dialling = parley.events(call, "dialling").getFirst();
    assertThat(parley.events(call, "dialling")).hasSize(1);
    assertThat(dialling.path("sip_call_id").asText()).isEqualTo(dialling.path("attempt").asText());
    assertThat(new HashSet<>(callee.invited())).containsExactly(dialling.path("attempt").asText());
  }

  @Test
  void theFirstStartLeavesATokenForItsOwnerAlone() throws Exception {
    Path file = home.resolve("first-run.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode first = DemoApi.JSON.readTree(Files.readString(file));
    assertThat(first.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("team_id", "api_token", "login", "password");
    assertThat(first.properties()).allSatisfy(e -> assertThat(e.getValue().asText()).isNotBlank());
    JsonNode user = parley.get("/user");
    assertThat(user.path("team_id")).isEqualTo(first.path("team_id"));
    assertThat(user.path("email")).isEqualTo(first.path("login"));
    assertThat(parley.get("/interview").path("interviews")).hasSize(1);
  }

  @Test
  void aTakenSipPortStopsTheStart(@TempDir Path other) throws IOException {
    try (DatagramSocket taken =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(() -> Installation.server(other, Map.of("PARLEY_SIP_PORT", port)).close())
          .isInstanceOf(SipException.class)
          .hasMessageContainingAll(port, "in use", "--sip", "PARLEY_SIP_PORT");
    }
  }

  @Test
  void aTakenHttpPortStopsTheStart(@TempDir Path other) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(() -> Installation.server(other, Map.of("PARLEY_HTTP_PORT", port)).close())
          .isInstanceOf(ApiServerException.class)
          .hasMessageContainingAll(port, "in use", "--http", "PARLEY_HTTP_PORT");
    }
  }

  @Test
  void aSecondServerIsNotLetIntoTheSameHome() throws Exception {
    assertThatThrownBy(() -> Installation.server(home, Map.of()).close())
        .isInstanceOf(PostgresException.class)
        .hasMessageContainingAll(home.toString(), "another Parley", "another home");
    // From another process too, whose command says so in one line.
    Path out = directory.path().resolve("up.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--home",
                home.toString(),
                "--http",
                Integer.toString(Ports.free(2)),
                "--sip",
                Integer.toString(Ports.free(2)))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    builder.environment().put("PARLEY_VOICE", "pico");
    Process up = builder.start();
    try {
      assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(1);
      assertThat(Files.readString(out, StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .contains(home.toString(), "another Parley");
    } finally {
      up.destroyForcibly();
    }
  }
}
