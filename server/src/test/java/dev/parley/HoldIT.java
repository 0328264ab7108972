package dev.parley;

import static dev.parley.HoldingCallee.HOLD;
import static dev.parley.HoldingCallee.QUIET;
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
  private static final int RATE = 8000;
  private static final Duration LIMIT = Duration.ofSeconds(60);
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

  private static final HoldingCallee CALLEE = new HoldingCallee();
  private static final Map<String, CallId> CALLS = new HashMap<>();

  @TempDir private static Path recordings;
  private static ScriptedTrunk trunk;
  private static Furniture home;
  private static Phone phone;
  private static Notices notices;
  private static OutboundClient outbound;
  private static Dispatcher dispatcher;

  @BeforeAll
  static void callEverybody() throws Exception {
    Map<String, ScriptedTrunk.Script> byNumber = new HashMap<>();
    Map<String, String> numbers = new LinkedHashMap<>();
    for (var script : CALLEE.scripts.entrySet()) {
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
    return CALLEE.spellings.keySet().stream().map(name -> name + ", music").toList();
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
    assertThat(CALLEE.receivedHeld).containsEntry(name.replace(", music", ""), 0);
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
    assertThat(CALLEE.afterAnswer("sends nothing")).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void theFirstWordWaitsForTheFirstPacket() {
    assertThat(ended("sends late").status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(CALLEE.afterFirstPacket("sends late")).isPositive();
  }

  @Test
  void whatWasSentBeforeTheAnswerProvesNothingOfTheCallee() {
    assertThat(ended("early media").status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(CALLEE.afterAnswer("early media")).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }
}
