package dev.parley;

import static dev.parley.ScriptedTrunk.sdp;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A callee who holds calls in every way there is, and who notes when they heard the first word. */
final class HoldingCallee {
  private static final int PCMU = 0;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Longer than the agent is patient, and than media may be dead. */
  static final Duration HOLD = Duration.ofSeconds(5);

  /** Longer than the agent takes for an answer. */
  static final Duration QUIET = Duration.ofMillis(2500);

  private static final Duration WORD = Duration.ofMillis(700);

  /** The ways to say hold, by their names. */
  final Map<String, String> spellings = new LinkedHashMap<>();

  /** What they do in each call, by its name. */
  final Map<String, ScriptedTrunk.Script> scripts = new LinkedHashMap<>();

  /** Packets that came during a hold. */
  final Map<String, Integer> receivedHeld = new ConcurrentHashMap<>();

  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Map<String, Long> voiced = new ConcurrentHashMap<>();
  private final Map<String, Long> firstSent = new ConcurrentHashMap<>();

  HoldingCallee() {
    spellings.put("INVITE sendonly", "INVITE 127.0.0.1 a=sendonly");
    spellings.put("INVITE inactive", "INVITE 127.0.0.1 a=inactive");
    spellings.put("INVITE zeros", "INVITE 0.0.0.0 a=sendrecv");
    spellings.put("INVITE zeros sendonly", "INVITE 0.0.0.0 a=sendonly");
    spellings.put("UPDATE sendonly", "UPDATE 127.0.0.1 a=sendonly");
    spellings.put("UPDATE zeros", "UPDATE 0.0.0.0 a=inactive");
    spellings.forEach((name, spelling) -> {
      scripts.put(name + ", music", line -> hold(name, line, spelling.split(" "), true));
    });
    scripts.put(
        "silent", line -> hold("silent", line, "INVITE 127.0.0.1 a=sendonly".split(" "), false));
    scripts.put("in the middle of a word", HoldingCallee::inTheMiddle);
    scripts.put("from the answer", HoldingCallee::fromTheAnswer);
    scripts.put("again and again", HoldingCallee::againAndAgain);
    scripts.put("hangs up", HoldingCallee::hangsUp);
    scripts.put("for too long", HoldingCallee::forTooLong);
    scripts.put("sends nothing", this::sendsNothing);
    scripts.put("sends late", this::sendsLate);
    scripts.put("early media", this::earlyMedia);
  }

  private static String sendrecv(int port) {
    return sdp("127.0.0.1", port, PCMU, "a=sendrecv");
  }

  private static void hold(RtpSide side, ScriptedTrunk.Line line, String... spelling)
      throws IOException, InterruptedException {
    line.offer(spelling[0], "a", sdp(spelling[1], side.port(), PCMU, spelling[2]));
  }

  private static void back(RtpSide side, ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    line.offer("INVITE", "a", sendrecv(side.port()));
  }

  /** Answers, hears the question, holds, comes back, hears it again and says yes. */
  private void hold(String name, ScriptedTrunk.Line line, String[] spelling, boolean music)
      throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      hearQuestion(side, line);
      hold(side, line, spelling);
      side.send(line.media(), RtpSide.LOUD, music ? Duration.ofMillis(200) : Duration.ZERO);
      int before = side.received();
      if (music) {
        side.send(line.media(), RtpSide.LOUD, WORD);
        side.send(line.media(), RtpSide.SILENCE, WORD);
        side.send(line.media(), RtpSide.LOUD, HOLD);
      } else {
        Thread.sleep(HOLD);
      }
      receivedHeld.put(name, side.received() - before);
      back(side, line);
      side.send(line.media(), RtpSide.LOUD, music ? Duration.ofMillis(60) : Duration.ZERO);
      side.send(line.media(), RtpSide.SILENCE, QUIET);
      sayYes(side, line);
    }
  }

  private static void hearQuestion(RtpSide side, ScriptedTrunk.Line line) throws IOException {
    while (side.voicedNanos() == 0) {
      side.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(20));
    }
    side.send(line.media(), RtpSide.SILENCE, QUIET);
  }

  private static void sayYes(RtpSide side, ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    side.send(line.media(), RtpSide.LOUD, WORD);
    side.send(line.media(), RtpSide.SILENCE, QUIET);
    line.await("BYE");
  }

  private static void inTheMiddle(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      while (side.voicedNanos() == 0) {
        side.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(20));
      }
      side.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(500));
      hold(side, line, "INVITE", "127.0.0.1", "a=sendonly");
      side.send(line.media(), RtpSide.LOUD, HOLD);
      back(side, line);
      side.send(line.media(), RtpSide.SILENCE, QUIET);
      sayYes(side, line);
    }
  }

  private static void fromTheAnswer(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.describe("200 OK", "a", sdp("127.0.0.1", side.port(), PCMU, "a=sendonly"));
      line.await("ACK");
      side.send(line.media(), RtpSide.LOUD, HOLD);
      back(side, line);
      side.send(line.media(), RtpSide.SILENCE, QUIET);
      sayYes(side, line);
    }
  }

  private static void againAndAgain(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      hearQuestion(side, line);
      for (int i = 0; i < 5; i++) {
        hold(side, line, "INVITE", "127.0.0.1", "a=sendonly");
        back(side, line);
      }
      side.send(line.media(), RtpSide.SILENCE, QUIET);
      sayYes(side, line);
    }
  }

  private static void hangsUp(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      hearQuestion(side, line);
      hold(side, line, "INVITE", "127.0.0.1", "a=inactive");
      side.send(line.media(), RtpSide.LOUD, QUIET);
      line.hangUp("a");
    }
  }

  private static void forTooLong(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      line.await("ACK");
      hearQuestion(side, line);
      hold(side, line, "INVITE", "127.0.0.1", "a=sendonly");
      side.send(line.media(), RtpSide.LOUD, QUIET);
      line.await("BYE");
    }
  }

  private void sendsNothing(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      answered.put("sends nothing", System.nanoTime());
      line.accept("a", side.port(), PCMU);
      await().atMost(LIMIT).until(() -> side.voicedNanos() != 0);
      voiced.put("sends nothing", side.voicedNanos());
    }
    line.hangUp("a");
  }

  private void sendsLate(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      Thread.sleep(Duration.ofMillis(150));
      firstSent.put("sends late", System.nanoTime());
      side.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(100));
      await().atMost(LIMIT).until(() -> side.voicedNanos() != 0);
      voiced.put("sends late", side.voicedNanos());
    }
    line.hangUp("a");
  }

  /** Announcements come until the answer, and nothing after it. */
  private void earlyMedia(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.describe("183 Session Progress", "a", sendrecv(side.port()));
      side.send(line.media(), RtpSide.LOUD, Duration.ofSeconds(1));
      Thread.sleep(Duration.ofMillis(40));
      answered.put("early media", System.nanoTime());
      line.accept("a", side.port(), PCMU);
      await().atMost(LIMIT).until(() -> side.voicedNanos() != 0);
      voiced.put("early media", side.voicedNanos());
    }
    line.hangUp("a");
  }

  /** How long the first word came after the answer. */
  Duration afterAnswer(String name) {
    return between(answered, name);
  }

  /** How long the first word came after the callee's first packet. */
  Duration afterFirstPacket(String name) {
    return between(firstSent, name);
  }

  private Duration between(Map<String, Long> from, String name) {
    return Duration.ofNanos(
        Objects.requireNonNull(voiced.get(name)) - Objects.requireNonNull(from.get(name)));
  }
}
