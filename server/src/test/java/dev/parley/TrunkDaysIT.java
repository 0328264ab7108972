package dev.parley;

import static dev.parley.ScriptedTrunk.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.audio.Wav;
import dev.parley.call.EndReason;
import dev.parley.sip.message.TortureMessages;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole server on a trunk that has every bad day at once. */
class TrunkDaysIT {
  private static final long SEED = 11;
  private static final int PCMU = 0;
  private static final int G729 = 18;
  private static final int GARBAGE = 300;
  private static final int LONGEST_GARBAGE = 1400;
  private static final Duration TALK = Duration.ofSeconds(2);
  private static final int TIMEOUT_MS = 10_000;

  /** What happens on a call, and what is to be said of it afterwards. */
  private record Day(EndReason reason, ScriptedTrunk.Script script) {}

  private static final Map<String, Day> DAYS = new LinkedHashMap<>();
  private static final Map<String, String> NUMBERS = new HashMap<>();
  private static final Map<String, String> CALLS = new HashMap<>();

  private static final RtpSide told = new RtpSide();
  private static final RtpSide elsewhere = new RtpSide();
  private static final RtpSide stranger = new RtpSide();

  @TempDir private static Path home;
  private static ScriptedTrunk trunk;
  private static WholeServer server;

  static {
    day("forbids", EndReason.TRUNK_REFUSED, line -> line.answer("403 Forbidden", "a"));
    day("knows no such number", EndReason.INVALID_NUMBER, line -> line.answer("404 No", "a"));
    day("is busy", EndReason.BUSY, line -> line.answer("486 Busy Here", "a"));
    day("likes no codec", EndReason.INCOMPATIBLE_MEDIA, line -> line.answer("488 No", "a"));
    day(
        "is full",
        EndReason.TRUNK_UNAVAILABLE,
        line -> line.answer("503 Service Unavailable", "a", "Retry-After: 30"));
    day(
        "sends elsewhere",
        EndReason.TRUNK_REFUSED,
        line -> line.answer("302 Moved", "a", "Contact: <sip:+19005550100@192.0.2.7>"));
    day("rings for ever", EndReason.NO_ANSWER, TrunkDaysIT::ring);
    day("tries for ever", EndReason.TRUNK_UNAVAILABLE, TrunkDaysIT::fallSilent);
    day("takes another codec", EndReason.INCOMPATIBLE_MEDIA, line -> misunderstand(line, G729));
    day("describes nothing", EndReason.INCOMPATIBLE_MEDIA, TrunkDaysIT::describeNothing);
    day("answers twice", EndReason.CALLEE_HUNG_UP, TrunkDaysIT::answerTwice);
    day("answers when nobody waits", EndReason.BUSY, TrunkDaysIT::answerTooLate);
    day("wants TLS", EndReason.TRUNK_UNAVAILABLE, TrunkDaysIT::wantTls);
    day(
        "explains itself",
        EndReason.TRUNK_REFUSED,
        line -> line.answer("403 Forbidden", "a", "Warning: 399 x \"Balance too low\""));
    day(
        "wants to be registered with",
        EndReason.TRUNK_REFUSED,
        line -> line.answer("403 Not registered", "a"));
    day("hangs up at once", EndReason.CALLEE_HUNG_UP, TrunkDaysIT::hangUpAtOnce);
    day("dies", EndReason.MEDIA_TIMEOUT, TrunkDaysIT::die);
    day("says nothing", EndReason.CALLEE_HUNG_UP, TrunkDaysIT::sayNothing);
    day("sends audio from elsewhere", EndReason.CALLEE_HUNG_UP, TrunkDaysIT::sendFromElsewhere);
    day("holds for too long", EndReason.HELD_TOO_LONG, TrunkDaysIT::hold);
    day("sends garbage", EndReason.CALLEE_HUNG_UP, TrunkDaysIT::sendGarbage);
  }

  private static void day(String name, EndReason reason, ScriptedTrunk.Script script) {
    NUMBERS.put(name, "+1202555%04d".formatted(DAYS.size()));
    DAYS.put(name, new Day(reason, script));
  }

  private static void ring(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    line.answer("180 Ringing", "a");
    line.await("CANCEL");
    line.answer("487 Request Terminated", "a");
  }

  private static void fallSilent(ScriptedTrunk.Line line) throws IOException {
    line.deaf();
    line.answer("100 Trying", "a");
  }

  private static void misunderstand(ScriptedTrunk.Line line, int payloadType)
      throws IOException, InterruptedException {
    line.accept("a", told.port(), payloadType);
    line.await("BYE");
  }

  private static void describeNothing(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    line.answer("200 OK", "a");
    line.await("BYE");
  }

  private static void answerTwice(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    line.answer("180 Ringing", "a");
    line.answer("180 Ringing", "b");
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.accept("b", stranger.port(), PCMU);
      line.await("BYE");
      side.send(line.media(), RtpSide.SILENCE, TALK);
    }
    line.hangUp("a");
  }

  private static void answerTooLate(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    line.answer("486 Busy Here", "a");
    line.await("ACK");
    line.accept("b", stranger.port(), PCMU);
    line.await("BYE");
  }

  private static void wantTls(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    line.answer(
        "200 OK", "a", "Contact: <sip:a@127.0.0.1:%d;transport=tls>".formatted(told.port()));
    line.await("BYE");
  }

  private static void hangUpAtOnce(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    line.accept("a", told.port(), PCMU);
    line.await("ACK");
    line.hangUp("a");
  }

  private static void die(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    line.leavesUnanswered("OPTIONS");
    line.accept("a", told.port(), PCMU);
    line.await("BYE");
  }

  /** As with silence suppression: no audio, and no other sign of life unless asked for. */
  private static void sayNothing(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    line.accept("a", told.port(), PCMU);
    for (int asked = 0; asked < 2; asked++) {
      line.await("OPTIONS");
    }
    line.hangUp("a");
  }

  /** As behind a router that knows nothing of SIP; and then somebody else joins in. */
  private static void sendFromElsewhere(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    try (RtpSide nobody = new RtpSide()) {
      line.accept("a", nobody.port(), PCMU);
      line.await("ACK");
      elsewhere.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(500));
      Thread loud =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  stranger.send(line.media(), RtpSide.LOUD, TALK);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      elsewhere.send(line.media(), RtpSide.SILENCE, TALK);
      loud.join();
    }
    line.hangUp("a");
  }

  private static void sendGarbage(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      side.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(500));
      for (int i = 0; i < GARBAGE; i++) {
        byte[] bytes = new byte[random.nextInt(LONGEST_GARBAGE)];
        random.nextBytes(bytes);
        side.bytes(line.media(), bytes);
        side.bytes(
            new InetSocketAddress(line.media().getAddress(), line.media().getPort() + 1), bytes);
        stranger.bytes(line.media(), bytes);
        stranger.bytes(line.caller(), bytes);
      }
      side.send(line.media(), RtpSide.SILENCE, TALK);
    }
    line.hangUp("a");
  }

  private static void hold(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      side.send(line.media(), RtpSide.SILENCE, TALK);
      line.offer("INVITE", "a", ScriptedTrunk.sdp("0.0.0.0", side.port(), PCMU));
      side.send(line.media(), RtpSide.LOUD, TALK);
      line.await("BYE");
    }
  }

  @BeforeAll
  static void callEverybody() throws Exception {
    Map<String, ScriptedTrunk.Script> scripts = new HashMap<>();
    DAYS.forEach((name, day) -> scripts.put(number(name), day.script()));
    trunk = new ScriptedTrunk(scripts);
    server = new WholeServer(home, trunk.port(), DAYS.size());
    String agent = server.agentWith(Map.of("ring_seconds", 5, "max_hold_seconds", 3));
    for (String name : DAYS.keySet()) {
      CALLS.put(name, server.call(agent, number(name)));
    }
  }

  @AfterAll
  static void close() {
    server.close();
    trunk.close();
    told.close();
    elsewhere.close();
    stranger.close();
  }

  private static String number(String name) {
    return Objects.requireNonNull(NUMBERS.get(name), name);
  }

  private static JsonNode ended(String name) throws GeneralSecurityException {
    JsonNode call =
        server.ended(
            Objects.requireNonNull(CALLS.get(name), name),
            Objects.requireNonNull(DAYS.get(name), name).reason());
    assertThat(trunk.failures()).isEmpty();
    return call;
  }

  static Iterable<String> days() {
    return DAYS.keySet();
  }

  @ParameterizedTest
  @MethodSource("days")
  void everyBadDayHasItsEndAndIsToldOnce(String name) throws GeneralSecurityException {
    JsonNode call = ended(name);
    assertThat(call.path("end_detail").asText()).isNotBlank();
    boolean talked =
        switch (Objects.requireNonNull(DAYS.get(name), name).reason()) {
          case CALLEE_HUNG_UP, HELD_TOO_LONG, MEDIA_TIMEOUT -> true;
          default -> false;
        };
    assertThat(call.path("start_time").isNull()).isEqualTo(!talked);
  }

  @Test
  void tellsWhenAFullTrunkWantsToBeAskedAgain() throws GeneralSecurityException {
    assertThat(ended("is full").path("end_detail").asText())
        .contains("503", "Service Unavailable", "Retry-After: 30 s");
  }

  @Test
  void isNotSentToAnExpensiveNumber() throws GeneralSecurityException {
    assertThat(ended("sends elsewhere").path("end_detail").asText()).contains("302");
  }

  @Test
  void acknowledgesBothAnswersAndHangsUpOnTheSecond() throws GeneralSecurityException {
    JsonNode _ = ended("answers twice");
    ScriptedTrunk.Line line = trunk.line(number("answers twice"));
    assertThat(count(line, "ACK a")).isPositive();
    assertThat(count(line, "ACK b")).isPositive();
    assertThat(count(line, "BYE b")).isEqualTo(1);
    assertThat(count(line, "BYE a")).isZero();
  }

  @Test
  void hangsUpOnWhoAnswersWhenNobodyWaits() throws GeneralSecurityException {
    JsonNode _ = ended("answers when nobody waits");
    ScriptedTrunk.Line line = trunk.line(number("answers when nobody waits"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(line.requests()).contains("ACK b", "BYE b"));
  }

  @Test
  void saysWhatStandsInTheWay() throws GeneralSecurityException {
    assertThat(ended("wants TLS").path("end_detail").asText())
        .contains("wants TLS", "does not speak yet");
    assertThat(trunk.line(number("wants TLS")).requests()).containsExactly("ACK a", "BYE a");
    assertThat(ended("explains itself").path("end_detail").asText())
        .contains("403", "Balance too low");
    assertThat(ended("wants to be registered with").path("end_detail").asText())
        .contains("REGISTER", "cannot do yet");
  }

  @Test
  void acknowledgesAnAnswerItCannotUseAndHangsUp() throws GeneralSecurityException {
    for (String name : List.of("takes another codec", "describes nothing")) {
      JsonNode _ = ended(name);
      assertThat(trunk.line(number(name)).requests()).containsExactly("ACK a", "BYE a");
    }
  }

  @Test
  void talksToWhereTheAudioComesFromAndHearsNobodyElse() throws Exception {
    JsonNode _ = ended("sends audio from elsewhere");
    assertThat(elsewhere.received()).isGreaterThan(50);
    assertThat(stranger.received()).isZero();
    Wav recording =
        server.recording(Objects.requireNonNull(CALLS.get("sends audio from elsewhere")));
    short[] heard = recording.channel(0);
    assertThat(heard.length).isGreaterThan(recording.rate());
    for (short sample : heard) {
      assertThat(Math.abs(sample)).isLessThan(200);
    }
  }

  @Test
  void survivesTheTortureMessagesByDatagram() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      for (byte[] message : TortureMessages.all().values()) {
        socket.send(new DatagramPacket(message, message.length, server.sip()));
      }
      assertThat(answersAPing(socket)).startsWith("SIP/2.0 200 ");
    }
    assertHealthy();
  }

  @Test
  void answersTheTortureMessagesByStream() throws Exception {
    Map<String, Integer> statuses = new TreeMap<>();
    for (var message : TortureMessages.all().entrySet()) {
      try (Socket socket = new Socket(server.sip().getAddress(), server.sip().getPort())) {
        socket.setSoTimeout(TIMEOUT_MS);
        socket.getOutputStream().write(message.getValue());
        socket.shutdownOutput();
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (answer.startsWith("SIP/2.0 ")) {
          statuses.put(
              message.getKey().replaceFirst(".* ", ""), Integer.parseInt(answer.substring(8, 11)));
        }
      }
    }
    assertThat(statuses)
        .containsEntry("intmeth", 501)
        .containsEntry("lwsdisp", 200)
        .containsEntry("badinv01", 400)
        .containsEntry("escruri", 400)
        .containsEntry("scalar02", 400)
        .containsEntry("quotbal", 400)
        .containsEntry("mismatch01", 400)
        .containsEntry("multi01", 400)
        .containsEntry("unkscm", 416)
        .containsEntry("bext01", 420)
        .containsEntry("invut", 415)
        .doesNotContainKeys("unreason", "noreason", "scalarlg", "bigcode", "bcast");
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThat(answersAPing(socket)).startsWith("SIP/2.0 200 ");
    }
    assertHealthy();
  }

  private static String answersAPing(DatagramSocket socket) throws IOException {
    String id = "ping-" + socket.getLocalPort();
    byte[] ping =
        """
        OPTIONS sip:127.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s;rport
        From: <sip:test@127.0.0.1>;tag=1
        To: <sip:127.0.0.1>
        Call-ID: %s
        CSeq: 1 OPTIONS
        Max-Forwards: 70
        Content-Length: 0

        """
            .formatted(socket.getLocalPort(), id, id)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.send(new DatagramPacket(ping, ping.length, server.sip()));
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    String answer = "";
    while (!answer.contains(id)) {
      socket.receive(packet);
      answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }
    return answer;
  }

  private static void assertHealthy() {
    assertThat(server.get("/health").path("checks").path("database").asText()).isEqualTo("ok");
  }
}
