package dev.parley;

import static dev.parley.ScriptedTrunk.sdp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.audio.Wav;
import dev.parley.brain.Brain;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.FeltGap;
import dev.parley.call.PhoneNumber;
import dev.parley.call.Reach;
import dev.parley.call.SteadyClock;
import dev.parley.dispatch.DispatchSettings;
import dev.parley.dispatch.Dispatcher;
import dev.parley.dispatch.PhoneCallRunner;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.Engines;
import dev.parley.driver.HttpActions;
import dev.parley.driver.LevelActivity;
import dev.parley.driver.ScriptedStt;
import dev.parley.driver.ToneVoice;
import dev.parley.knowledge.Library;
import dev.parley.llm.ModelBudget;
import dev.parley.llm.ModelLedger;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Call;
import dev.parley.records.CallOrder;
import dev.parley.records.Contact;
import dev.parley.records.Furniture;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkText;
import dev.parley.turn.Endpointing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls with a callee who holds them in every way there is, over real SIP and RTP; the agent takes
 * every sound of the callee for a yes. All calls are made at once.
 */
@Tag("alone")
class HoldIT {
  private static final int PCMU = 0;
  private static final int RATE = 8000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Longer than the agent is patient, and than media may be dead. */
  private static final Duration HOLD = Duration.ofSeconds(5);

  private static final Duration QUIET = Duration.ofMillis(2500);
  private static final Duration WORD = Duration.ofMillis(700);
  private static final String QUESTION = "Are you coming on Tuesday?";
  private static final String AGENT =
      """
      {"language": "en",
       "settings": {"silence_timeout_seconds": 3, "silence_retries": 1, "max_hold_seconds": MOST},
       "nodes": [
        {"type": "start", "id": "hello", "text": "Are you coming on Tuesday?", "expects": "yes_no",
         "outcomes": {"prompt": [
           {"id": "yes", "label": "coming", "next": "good"},
           {"id": "no", "label": "not coming", "next": "good"}]}},
        {"type": "end", "id": "good", "text": "Good."}]}
      """;

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Map<String, ScriptedTrunk.Script> SCRIPTS = new LinkedHashMap<>();
  private static final Map<String, CallId> CALLS = new HashMap<>();
  private static final Map<String, Integer> RECEIVED_HELD = new ConcurrentHashMap<>();
  private static final Map<String, Long> ANSWERED = new ConcurrentHashMap<>();
  private static final Map<String, Long> VOICED = new ConcurrentHashMap<>();
  private static final Map<String, Long> FIRST_SENT = new ConcurrentHashMap<>();

  @TempDir private static Path recordings;
  private static ScriptedTrunk trunk;
  private static Furniture home;
  private static Phone phone;
  private static Notices notices;
  private static OutboundClient outbound;
  private static Dispatcher dispatcher;

  /** The ways to say hold. */
  private static final Map<String, String> SPELLINGS = new LinkedHashMap<>();

  static {
    SPELLINGS.put("INVITE sendonly", "INVITE 127.0.0.1 a=sendonly");
    SPELLINGS.put("INVITE inactive", "INVITE 127.0.0.1 a=inactive");
    SPELLINGS.put("INVITE zeros", "INVITE 0.0.0.0 a=sendrecv");
    SPELLINGS.put("INVITE zeros sendonly", "INVITE 0.0.0.0 a=sendonly");
    SPELLINGS.put("UPDATE sendonly", "UPDATE 127.0.0.1 a=sendonly");
    SPELLINGS.put("UPDATE zeros", "UPDATE 0.0.0.0 a=inactive");
    SPELLINGS.forEach((name, spelling) -> {
      SCRIPTS.put(name + ", music", line -> hold(name, line, spelling.split(" "), true));
    });
    SCRIPTS.put(
        "silent", line -> hold("silent", line, "INVITE 127.0.0.1 a=sendonly".split(" "), false));
    SCRIPTS.put("in the middle of a word", HoldIT::inTheMiddle);
    SCRIPTS.put("from the answer", HoldIT::fromTheAnswer);
    SCRIPTS.put("again and again", HoldIT::againAndAgain);
    SCRIPTS.put("hangs up", HoldIT::hangsUp);
    SCRIPTS.put("for too long", HoldIT::forTooLong);
    SCRIPTS.put("sends nothing", HoldIT::sendsNothing);
    SCRIPTS.put("sends late", HoldIT::sendsLate);
    SCRIPTS.put("early media", HoldIT::earlyMedia);
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
  private static void hold(String name, ScriptedTrunk.Line line, String[] spelling, boolean music)
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
      RECEIVED_HELD.put(name, side.received() - before);
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

  private static void sendsNothing(ScriptedTrunk.Line line)
      throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      ANSWERED.put("sends nothing", System.nanoTime());
      line.accept("a", side.port(), PCMU);
      await().atMost(LIMIT).until(() -> side.voicedNanos() != 0);
      VOICED.put("sends nothing", side.voicedNanos());
    }
    line.hangUp("a");
  }

  private static void sendsLate(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.accept("a", side.port(), PCMU);
      Thread.sleep(Duration.ofMillis(150));
      FIRST_SENT.put("sends late", System.nanoTime());
      side.send(line.media(), RtpSide.SILENCE, Duration.ofMillis(100));
      await().atMost(LIMIT).until(() -> side.voicedNanos() != 0);
      VOICED.put("sends late", side.voicedNanos());
    }
    line.hangUp("a");
  }

  /** Announcements come until the answer, and nothing after it. */
  private static void earlyMedia(ScriptedTrunk.Line line) throws IOException, InterruptedException {
    try (RtpSide side = new RtpSide()) {
      line.describe("183 Session Progress", "a", sendrecv(side.port()));
      side.send(line.media(), RtpSide.LOUD, Duration.ofSeconds(1));
      Thread.sleep(Duration.ofMillis(40));
      ANSWERED.put("early media", System.nanoTime());
      line.accept("a", side.port(), PCMU);
      await().atMost(LIMIT).until(() -> side.voicedNanos() != 0);
      VOICED.put("early media", side.voicedNanos());
    }
    line.hangUp("a");
  }

  @BeforeAll
  static void callEverybody() throws Exception {
    Map<String, ScriptedTrunk.Script> byNumber = new HashMap<>();
    Map<String, String> numbers = new LinkedHashMap<>();
    for (var script : SCRIPTS.entrySet()) {
      String number = "+1202555%04d".formatted(numbers.size());
      numbers.put(script.getKey(), number);
      byNumber.put(number, script.getValue());
    }
    trunk = new ScriptedTrunk(byNumber);
    Records records = Furniture.records(database);
    notices = Notices.start(database.get());
    home = Furniture.team(records, numbers.size(), 1000);
    InstantSource clock = InstantSource.system();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    phone =
        Phone.open(
            PhoneConfig.of(
                SipConfig.of(new InetSocketAddress(loopback, 0), clock, new SecureRandom()),
                MediaConfig.of(loopback, clock, new SecureRandom())
                    .withThreads(1)
                    .withDeadMedia(Duration.ofSeconds(3))));
    outbound = OutboundClient.within(Reach.PUBLIC);
    Trunk to = trunkAt(trunk.port());
    Engines engines =
        new Engines(
            new ScriptedStt(Collections.nCopies(1000, "Yes").toArray(String[]::new)),
            new LevelActivity(),
            new ToneVoice(),
            ToneVoice.VOICE,
            _ -> new Brain.Judgement("yes", Map.of()),
            new HttpActions(outbound),
            Endpointing.DEFAULT);
    dispatcher =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            new PhoneCallRunner(
                records,
                phone,
                Map.of(to.name(), to),
                new ConversationDriver(engines, clock),
                new Library(records.knowledge(), _ -> new float[0]),
                new ModelLedger(ModelBudget.UNLIMITED, clock, SteadyClock.from(clock)),
                recordings,
                clock),
            DispatchSettings.of(numbers.size()).over(Map.of(to.name(), to.capacity())),
            clock,
            SteadyClock.from(clock),
            "test");
    dispatcher.start(notices);
    for (var number : numbers.entrySet()) {
      int most = number.getKey().equals("for too long") ? 3 : 60;
      var document = new ObjectMapper().readTree(AGENT.replace("MOST", Integer.toString(most)));
      var _ = records.agentVersions().publish(home.author, home.agent, document).orElseThrow();
      CALLS.put(number.getKey(), order(records, number.getValue()));
    }
  }

  private static Trunk trunkAt(int port) {
    String address = "sip:127.0.0.1:%d;transport=udp".formatted(port);
    if (TrunkText.parse("test", address, "+15550000000", 50, Duration.ofSeconds(20))
        instanceof TrunkText.Result.Valid(Trunk trunk)) {
      return trunk;
    }
    throw new AssertionError(address);
  }

  private static CallId order(Records records, String number) {
    Contact contact =
        records
            .contacts()
            .put(
                home.author,
                new Contact.Draft(
                    new PhoneNumber(number),
                    "Grace",
                    null,
                    null,
                    JsonNodeFactory.instance.objectNode(),
                    List.of()));
    CallOrder order = CallOrder.of(home.author, contact.id(), home.agent);
    if (records.orders().order(order) instanceof CallOrder.Accepted(Call call)) {
      return call.id();
    }
    throw new AssertionError(number);
  }

  @AfterAll
  static void close() {
    dispatcher.close();
    phone.close();
    outbound.close();
    notices.close();
    trunk.close();
  }

  private static Call ended(String name) {
    CallId id = Objects.requireNonNull(CALLS.get(name), name);
    await().atMost(LIMIT).until(() -> read(id).status().ended());
    assertThat(trunk.failures()).isEmpty();
    return read(id);
  }

  private static Call read(CallId id) {
    return home.records.calls().get(home.team.id(), id).orElseThrow();
  }

  private static void endedFor(String name, EndReason reason) {
    assertThat(Objects.requireNonNull(ended(name).ending()).reason())
        .as("%s: %s", name, events(name, CallEvent.class))
        .isEqualTo(reason);
  }

  private static <T> List<T> events(String name, Class<T> type) {
    return home
        .records
        .calls()
        .journal(home.team.id(), Objects.requireNonNull(CALLS.get(name)), -1, 1000)
        .stream()
        .map(JournalEntry::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<String> said(String name) {
    return events(name, CallEvent.AgentSpoke.class).stream()
        .map(CallEvent.AgentSpoke::text)
        .toList();
  }

  static Iterable<String> holds() {
    return SPELLINGS.keySet().stream().map(name -> name + ", music").toList();
  }

  /** Nothing of the hold became anything, and the call went on as if there had been none. */
  private static void wentOn(String name) {
    endedFor(name, EndReason.AGENT_ENDED);
    assertThat(Objects.requireNonNull(ended(name).ending()).outcomes()).containsExactly("yes");
    assertThat(events(name, CallEvent.CalleeSpoke.class)).hasSize(1);
    assertThat(events(name, CallEvent.GapMeasured.class))
        .singleElement()
        .satisfies(measured -> {
          FeltGap gap = measured.gap();
          assertThat(gap.total()).isLessThan(QUIET);
          assertThat(gap.turn()).isOne();
        });
    CallEvent.Held held = events(name, CallEvent.Held.class).getFirst();
    CallEvent.Resumed resumed = events(name, CallEvent.Resumed.class).getLast();
    assertThat(resumed.from()).isGreaterThanOrEqualTo(held.from());
    assertThat(events(name, CallEvent.AgentSpoke.class))
        .noneMatch(spoke ->
            spoke.from().compareTo(held.from()) > 0 && spoke.from().compareTo(resumed.to()) < 0);
  }

  @ParameterizedTest
  @MethodSource("holds")
  void musicIsNothingTheCalleeSaidHoweverTheHoldIsSpelt(String name) throws IOException {
    wentOn(name);
    assertThat(said(name)).containsExactly(QUESTION, QUESTION, "Good.");
    assertThat(RECEIVED_HELD).containsEntry(name.replace(", music", ""), 0);
    CallEvent.Held held = events(name, CallEvent.Held.class).getFirst();
    short[] heard =
        Wav.read(recordings.resolve(Objects.requireNonNull(ended(name).recording()).key().value()))
            .channel(0);
    int from = (int) held.from().plusMillis(500).toMillis() * (RATE / 1000);
    for (int i = from; i < from + (int) HOLD.toMillis() * (RATE / 1000); i++) {
      assertThat(Math.abs(heard[i])).as("sample %d", i).isLessThan((short) 200);
    }
  }

  @Test
  void aSilentHoldIsNeitherSilenceNorDeadMedia() {
    wentOn("silent");
    assertThat(said("silent")).containsExactly(QUESTION, QUESTION, "Good.");
  }

  @Test
  void wordsThatAHoldCutAreSaidFromTheirStart() {
    wentOn("in the middle of a word");
    assertThat(said("in the middle of a word")).hasSize(3).endsWith(QUESTION, "Good.");
    CallEvent.AgentSpoke cut =
        events("in the middle of a word", CallEvent.AgentSpoke.class).getFirst();
    assertThat(cut.interrupted()).isTrue();
    assertThat(QUESTION).startsWith(cut.text()).isNotEqualTo(cut.text());
  }

  @Test
  void whoHoldsFromTheAnswerHearsTheFirstWordAfterTheReturn() {
    wentOn("from the answer");
    assertThat(said("from the answer")).containsExactly(QUESTION, "Good.");
  }

  @Test
  void holdsThatFollowQuicklyAreOne() {
    endedFor("again and again", EndReason.AGENT_ENDED);
    assertThat(said("again and again")).containsExactly(QUESTION, QUESTION, "Good.");
    assertThat(events("again and again", CallEvent.Held.class)).hasSize(1);
    assertThat(events("again and again", CallEvent.Resumed.class)).hasSize(1);
  }

  @Test
  void whoHangsUpDuringAHoldHungUp() {
    endedFor("hangs up", EndReason.CALLEE_HUNG_UP);
    assertThat(said("hangs up")).containsExactly(QUESTION);
  }

  @Test
  void aHoldThatLastsTooLongEndsTheCallAsWhatItIs() {
    endedFor("for too long", EndReason.HELD_TOO_LONG);
    assertThat(ended("for too long").status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(Objects.requireNonNull(ended("for too long").ending()).detail())
        .isEqualTo("The callee held the call for 3 s");
    assertThat(said("for too long")).containsExactly(QUESTION);
    assertThat(events("for too long", CallEvent.CalleeSpoke.class)).isEmpty();
  }

  @Test
  void theFirstWordWaitsForWhoSendsNothing() {
    assertThat(ended("sends nothing").status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(waited("sends nothing", ANSWERED)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void theFirstWordWaitsForTheFirstPacket() {
    assertThat(ended("sends late").status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(waited("sends late", FIRST_SENT)).isPositive();
  }

  @Test
  void whatWasSentBeforeTheAnswerProvesNothingOfTheCallee() {
    assertThat(ended("early media").status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(waited("early media", ANSWERED)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  private static Duration waited(String name, Map<String, Long> from) {
    return Duration.ofNanos(
        Objects.requireNonNull(VOICED.get(name)) - Objects.requireNonNull(from.get(name)));
  }
}
