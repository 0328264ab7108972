package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.audio.Tone;
import dev.parley.brain.Brain;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.Reach;
import dev.parley.call.SteadyClock;
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
import dev.parley.records.Furniture;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import dev.parley.records.Turn;
import dev.parley.rtp.MediaConfig;
import dev.parley.sim.TestCall;
import dev.parley.sim.TestPhone;
import dev.parley.sim.Utterance;
import dev.parley.sip.call.SipConfig;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.Trunk;
import dev.parley.telephony.TrunkText;
import dev.parley.turn.Endpointing;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls over real SIP and RTP on this machine; only what is heard and thought is scripted. */
class PhoneCallRunnerIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /** How far somebody set the clock forward. */
  private static final AtomicReference<Duration> SET = new AtomicReference<>(Duration.ZERO);

  private static final InstantSource CLOCK = () -> InstantSource.system().instant().plus(SET.get());
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration WORD = Duration.ofMillis(600);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String AGENT =
      """
      {"language": "en", "settings": {"ring_seconds": RING},
       "nodes": [
        {"type": "start", "id": "hello", "text": "Coming?", "expects": "yes_no",
         "outcomes": {"prompt": [
           {"id": "yes", "label": "coming", "next": "good"},
           {"id": "no", "label": "not coming", "next": "good"}]}},
        {"type": "end", "id": "good", "text": "Good."}]}
      """;

  @TempDir private Path recordings;

  private final Records records = Furniture.records(database);
  private final Notices notices = Notices.start(database.get());
  private final AtomicReference<TestPhone.Owner> owner =
      new AtomicReference<>(call -> call.refuse(480));
  private final TestPhone callee =
      TestPhone.open(
          TestPhone.Settings.of(SteadyClock.from(CLOCK), new SecureRandom()),
          call -> owner.get().take(call));
  private final Phone ours = phone();
  private final OutboundClient outbound = OutboundClient.within(Reach.PUBLIC);
  private final HttpActions actions = new HttpActions(outbound);
  private final Furniture home = Furniture.team(records, 10, 10);
  private Optional<Dispatcher> dispatcher = Optional.empty();

  private static Phone phone() {
    return phone(0, 0);
  }

  private static Phone phone(int firstPort, int lastPort) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return Phone.open(
        PhoneConfig.of(
            SipConfig.of(
                new InetSocketAddress(loopback, 0), SteadyClock.from(CLOCK), new SecureRandom()),
            MediaConfig.of(loopback, CLOCK, new SecureRandom())
                .withThreads(1)
                .withPorts(firstPort, lastPort)));
  }

  private static Trunk trunk(String address) {
    if (!(TrunkText.parse("test", address, "+15550000000", 5, Duration.ofSeconds(20))
        instanceof TrunkText.Result.Valid(Trunk trunk))) {
      throw new AssertionError(address);
    }
    return trunk;
  }

  /** A port at which nobody listens, nor will. */
  private static int deadPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    start(ours);
  }

  private void start(Phone telephone) {
    start(telephone, Map.of("default", 5));
  }

  /** Starts a node that can dial these trunks, and is the only one. */
  private void start(Phone telephone, Map<String, Integer> trunks) {
    dispatcher.ifPresent(Dispatcher::close);
    Trunk trunk = trunk(callee.trunk());
    Engines engines =
        new Engines(
            new ScriptedStt("Yes"),
            new LevelActivity(),
            new ToneVoice(),
            ToneVoice.VOICE,
            _ -> new Brain.Judgement("yes", Map.of()),
            actions,
            Endpointing.DEFAULT);
    CallRunner runner =
        new PhoneCallRunner(
            records,
            telephone,
            Map.of(
                trunk.name(),
                trunk,
                "down",
                trunk("sip:127.0.0.1:%d;transport=tcp".formatted(deadPort()))),
            new ConversationDriver(engines, CLOCK),
            new Library(records.knowledge(), _ -> new float[0]),
            new ModelLedger(ModelBudget.UNLIMITED, CLOCK, SteadyClock.from(CLOCK)),
            recordings,
            CLOCK);
    Dispatcher node =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            runner,
            DispatchSettings.of(10).over(trunks),
            CLOCK,
            SteadyClock.from(CLOCK),
            "test");
    node.start(notices);
    dispatcher = Optional.of(node);
  }

  @AfterEach
  void stop() {
    SET.set(Duration.ZERO);
    callee.close();
    dispatcher.ifPresent(Dispatcher::close);
    ours.close();
    outbound.close();
    notices.close();
  }

  private CallId order(int ringSeconds) throws IOException {
    JsonNode document =
        new ObjectMapper().readTree(AGENT.replace("RING", Integer.toString(ringSeconds)));
    var _ = records.agentVersions().publish(home.author, home.agent, document).orElseThrow();
    return home.call();
  }

  private Call read(CallId id) {
    return records.calls().get(home.team.id(), id).orElseThrow();
  }

  private Call awaitEnd(CallId id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> read(id).status().ended());
    return read(id);
  }

  private static Call.Ending ending(Call call) {
    return Optional.ofNullable(call.ending()).orElseThrow();
  }

  /** Answers, speaks when the agent has said its question, and hears it out. */
  private static void talk(TestCall call) throws InterruptedException {
    long rang = System.nanoTime();
    if (call.ring(Duration.ZERO) && call.answer() && call.awaitQuiet(rang, PAUSE)) {
      Utterance _ = call.say(Tone.sine(600, 9000).at(call.rate()).samples(WORD));
      var _ = call.over(LONGEST);
    }
  }

  private static void letRing(TestCall call) throws InterruptedException {
    var _ = call.ring(LONGEST);
  }

  @Test
  void holdsAConversationAndKeepsItsRecord() throws IOException {
    owner.set(PhoneCallRunnerIT::talk);
    CallId id = order(10);
    Call call = awaitEnd(id);

    assertThat(ending(call).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(ending(call).outcomes()).containsExactly("yes");
    List<Turn> turns = records.calls().transcripts(home.team.id(), List.of(id)).get(id);
    assertThat(turns).extracting(Turn::text).containsExactly("Coming?", "Yes", "Good.");
    Call.Recording recording = Optional.ofNullable(call.recording()).orElseThrow();
    assertThat(recordings.resolve(recording.key().value())).isRegularFile();
    assertThat(recording.length()).isGreaterThan(Duration.ofSeconds(2));
    assertThat(Files.size(recordings.resolve(recording.key().value())))
        .isGreaterThan(recording.length().toMillis() * 32 - 1000);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    recordings.resolve(recording.key().value()).resolveSibling(""))))
        .isEqualTo("rwx------");
    List<CallEvent> events =
        records.calls().journal(home.team.id(), id, -1, 1000).stream()
            .map(JournalEntry::event)
            .toList();
    assertThat(events.getFirst()).isInstanceOf(CallEvent.Dialling.class);
    if (events.getFirst() instanceof CallEvent.Dialling dialling) {
      assertThat(dialling.sipCallId()).isEqualTo(dialling.attempt().toString());
    }
    assertThat(events).hasAtLeastOneElementOfType(CallEvent.Ringing.class);
    assertThat(events).hasAtLeastOneElementOfType(CallEvent.Stepped.class);
    assertThat(events).hasAtLeastOneElementOfType(CallEvent.GapMeasured.class);
    assertThat(events)
        .filteredOn(CallEvent.MediaMeasured.class::isInstance)
        .singleElement()
        .satisfies(event -> assertThat(((CallEvent.MediaMeasured) event).received()).isPositive());
    assertThat(events.get(events.size() - 2)).isInstanceOf(CallEvent.Recorded.class);
    assertThat(events.getLast()).isInstanceOf(CallEvent.Ended.class);
  }

  @ParameterizedTest
  @CsvSource({
    "486, BUSY",
    "600, BUSY",
    "480, NO_ANSWER",
    "603, DECLINED",
    "404, INVALID_NUMBER",
    "403, TRUNK_REFUSED",
    "503, TRUNK_UNAVAILABLE",
    "488, INCOMPATIBLE_MEDIA"
  })
  void saysWhyNobodyAnswered(int status, EndReason reason) throws IOException {
    owner.set(call -> call.refuse(status));
    Call call = awaitEnd(order(10));
    assertThat(ending(call).reason()).isEqualTo(reason);
    assertThat(ending(call).detail()).contains(Integer.toString(status));
    assertThat(call.status()).isEqualTo(reason.status());
    assertThat(call.started()).isNull();
    assertThat(call.recording()).isNull();
  }

  @Test
  void givesUpWhenTheAgentsPatienceIsOver() throws IOException {
    owner.set(PhoneCallRunnerIT::letRing);
    Call call = awaitEnd(order(1));
    assertThat(call.status()).isEqualTo(CallStatus.NO_ANSWER);
  }

  @Test
  void endsWithTheCalleeWhoHangsUpInTheMiddle() throws IOException {
    owner.set(call -> {
      if (call.answer() && !call.over(Duration.ofMillis(300))) {
        call.hangUp();
      }
    });
    Call call = awaitEnd(order(10));
    assertThat(ending(call).reason()).isEqualTo(EndReason.CALLEE_HUNG_UP);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void stopsRingingWhenSomebodyWantsTheCallToEnd() throws IOException {
    owner.set(PhoneCallRunnerIT::letRing);
    CallId id = order(20);
    await().until(() -> read(id).status() == CallStatus.RINGING);
    var _ = records.hangUps().ask(home.team.id(), id);
    assertThat(ending(awaitEnd(id)).reason()).isEqualTo(EndReason.CANCELLED);
  }

  @Test
  void saysGoodbyeToNobodyWhenSomebodyEndsTheConversation() throws IOException {
    owner.set(call -> {
      var _ = call.answer() && call.over(LONGEST);
    });
    CallId id = order(20);
    await().until(() -> read(id).status() == CallStatus.IN_PROGRESS);
    var _ = records.hangUps().ask(home.team.id(), id);
    assertThat(ending(awaitEnd(id)).reason()).isEqualTo(EndReason.SUPERVISOR_ENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H"})
  void holdsTheConversationThoughSomebodySetsTheClock(Duration jump) throws IOException {
    owner.set(call -> {
      SET.set(jump);
      talk(call);
    });
    Call call = awaitEnd(order(10));
    assertThat(ending(call).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(call.duration()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  @Test
  void talksOnWhenTheDiskIsFull() throws Exception {
    owner.set(PhoneCallRunnerIT::talk);
    records.teams().limit(home.team.id(), 0, 10);
    CallId id = order(10);
    Path directory = Files.createDirectories(recordings.resolve(home.team.id().toString()));
    // Opens well, and has no room.
    Files.createSymbolicLink(
        directory.resolve(database.attempt(id) + ".wav"), Path.of("/dev/full"));
    records.teams().limit(home.team.id(), 10, 10);

    assertThat(ending(awaitEnd(id)).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(notes(id)).contains("The call was not recorded");
  }

  @Test
  void talksOnWhenNoRecordingCanBeMade() throws IOException {
    owner.set(PhoneCallRunnerIT::talk);
    Files.createFile(recordings.resolve(home.team.id().toString()));
    CallId id = order(10);
    Call call = awaitEnd(id);
    assertThat(ending(call).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(call.recording()).isNull();
    assertThat(notes(id)).contains("The call was not recorded");
  }

  private List<String> notes(CallId id) {
    return records.calls().journal(home.team.id(), id, -1, 1000).stream()
        .map(JournalEntry::event)
        .filter(CallEvent.Noted.class::isInstance)
        .map(event -> ((CallEvent.Noted) event).text())
        .toList();
  }

  @Test
  void saysThatTheTrunkIsDown() throws IOException {
    start(ours, Map.of("down", 1));
    Call call = awaitEnd(order(10));
    assertThat(ending(call).reason()).isEqualTo(EndReason.TRUNK_UNAVAILABLE);
    assertThat(ending(call).detail()).startsWith("The INVITE could not be sent");
  }

  @Test
  void saysThatNoPortIsLeftAndCallsAgainWhenOneIs() throws IOException {
    owner.set(call -> call.refuse(486));
    dispatcher.ifPresent(Dispatcher::close);
    DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    int first = taken.getLocalPort() & ~1;
    try (Phone narrow = phone(first, first + 1)) {
      start(narrow);
      Call refused = awaitEnd(order(10));
      assertThat(ending(refused).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
      assertThat(ending(refused).detail())
          .contains("%d-%d".formatted(first, first + 1), "widen the range");
      taken.close();
      assertThat(ending(awaitEnd(order(10))).reason()).isEqualTo(EndReason.BUSY);
      dispatcher.ifPresent(Dispatcher::close);
    }
  }

  @Test
  void failsInTheOpenWhenTheTrunkIsUnknown() {
    start(ours, Map.of("another", 1));
    CallOrder.Outcome outcome = records.orders().order(home.order());
    assertThat(outcome).isInstanceOf(CallOrder.Accepted.class);
    if (outcome instanceof CallOrder.Accepted(Call accepted)) {
      assertThat(ending(awaitEnd(accepted.id())).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
    }
  }
}
