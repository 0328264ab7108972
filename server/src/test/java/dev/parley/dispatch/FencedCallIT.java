package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.agent.AgentJson;
import dev.parley.agent.SampleAgent;
import dev.parley.brain.Brain;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
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
import dev.parley.records.Furniture;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import dev.parley.records.TestDatabase;
import dev.parley.rtp.MediaConfig;
import dev.parley.sim.TestCall;
import dev.parley.sim.TestPhone;
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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way to the database breaks between the fence and the ring, over real SIP. */
class FencedCallIT {
  private static final Map<String, Integer> TRUNK = Map.of("default", 5);

  @RegisterExtension static final TestDatabase postgres = new TestDatabase();

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int BUSY = 486;

  @TempDir private Path recordings;

  private final TestDatabase.Linked linked = postgres.linked();
  private final Records records =
      new Records(
          linked.database(), CLOCK, new Random(), new RecordingFiles(Path.of("recordings")));
  private final Furniture home = Furniture.team(records, 10, 10);
  private final Notices notices = Notices.start(linked.database());
  private final AtomicInteger rung = new AtomicInteger();
  private final TestPhone callee =
      TestPhone.open(TestPhone.Settings.of(CLOCK, new SecureRandom()), this::refuse);
  private final Phone ours = phone();
  private final OutboundClient outbound = OutboundClient.within(Reach.PUBLIC);
  private final HttpActions actions = new HttpActions(outbound);
  private Optional<Dispatcher> dispatcher = Optional.empty();

  FencedCallIT() throws IOException {
    var _ =
        records
            .agentVersions()
            .publish(home.author, home.agent, AgentJson.toTree(SampleAgent.document()))
            .orElseThrow();
  }

  private void refuse(TestCall call) throws InterruptedException {
    rung.incrementAndGet();
    call.refuse(BUSY);
    var _ = call.over(LIMIT);
  }

  @AfterEach
  void close() throws IOException {
    linked.link().mend();
    callee.close();
    dispatcher.ifPresent(Dispatcher::close);
    ours.close();
    outbound.close();
    notices.close();
    linked.close();
  }

  private static Phone phone() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return Phone.open(
        PhoneConfig.of(
            SipConfig.of(new InetSocketAddress(loopback, 0), CLOCK, new SecureRandom()),
            MediaConfig.of(loopback, CLOCK, new SecureRandom()).withThreads(1)));
  }

  private PhoneCallRunner runner() {
    String address = callee.trunk();
    if (!(TrunkText.parse("test", address, "+15550000000", 5, Duration.ofSeconds(20))
        instanceof TrunkText.Result.Valid(Trunk trunk))) {
      throw new AssertionError(address);
    }
    Engines engines =
        new Engines(
            new ScriptedStt("Yes"),
            new LevelActivity(),
            new ToneVoice(),
            ToneVoice.VOICE,
            _ -> new Brain.Judgement("yes", Map.of()),
            actions,
            Endpointing.DEFAULT);
    NodeId _ = records.nodes().enter("trunk", TRUNK);
    return new PhoneCallRunner(
        records,
        ours,
        Map.of(trunk.name(), trunk),
        new ConversationDriver(engines, CLOCK),
        new Library(records.knowledge(), _ -> new float[0]),
        new ModelLedger(ModelBudget.UNLIMITED, CLOCK, SteadyClock.from(CLOCK)),
        recordings,
        CLOCK);
  }

  private void dispatch(CallRunner runner, Duration lease) {
    Dispatcher node =
        new Dispatcher(
            records,
            new Journals(linked.database(), new Random(7)),
            runner,
            new DispatchSettings(10, Duration.ofMillis(100), lease, Duration.ofMillis(100), TRUNK),
            CLOCK,
            SteadyClock.from(CLOCK),
            "test");
    node.start(notices);
    dispatcher = Optional.of(node);
  }

  private Call awaitEnd(CallId id) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> records.calls().get(home.team.id(), id).orElseThrow().status().ended());
    return records.calls().get(home.team.id(), id).orElseThrow();
  }

  private static EndReason reason(Call call) {
    return Optional.ofNullable(call.ending()).orElseThrow().reason();
  }

  private long ends(CallId id) {
    return records.calls().journal(home.team.id(), id, -1, 1000).stream()
        .map(JournalEntry::event)
        .filter(CallEvent.Ended.class::isInstance)
        .count();
  }

  @Test
  void ringsOnceWhenTheDatabaseIsBackWithinTheLease() {
    PhoneCallRunner telephone = runner();
    CountDownLatch fenced = new CountDownLatch(1);
    dispatch(
        (claim, journal, hangUp) -> {
          linked.link().cut();
          fenced.countDown();
          return telephone.run(claim, journal, hangUp);
        },
        LIMIT);
    CallId id = home.call();
    await().until(() -> fenced.getCount() == 0);
    // As long as a read waits for a connection before it fails.
    await().atMost(LIMIT).until(() -> !linked.database().answers());
    assertThat(rung).hasValue(0);
    linked.link().mend();

    assertThat(reason(awaitEnd(id))).isEqualTo(EndReason.BUSY);
    assertThat(rung).hasValue(1);
    assertThat(ends(id)).isEqualTo(1);
  }

  @Test
  void ringsNobodyAndSaysSoWhenTheDatabaseIsGoneForLongerThanTheLease() {
    PhoneCallRunner telephone = runner();
    CountDownLatch dropped = new CountDownLatch(1);
    dispatch(
        (claim, journal, hangUp) -> {
          linked.link().cut();
          try {
            return telephone.run(claim, journal, hangUp);
          } finally {
            dropped.countDown();
          }
        },
        Duration.ofSeconds(1));
    CallId id = home.call();
    await().atMost(LIMIT).until(() -> dropped.getCount() == 0);
    linked.link().mend();

    assertThat(reason(awaitEnd(id))).isEqualTo(EndReason.INTERRUPTED);
    assertThat(rung).hasValue(0);
    assertThat(ends(id)).isEqualTo(1);
  }

  @Test
  void ringsOnceWhenTheAnswerToTheFenceIsLost() {
    PhoneCallRunner telephone = runner();
    linked.link().loseAnswerTo("set state = 'dialling'");
    dispatch(telephone, LIMIT);
    CallId id = home.call();

    assertThat(reason(awaitEnd(id))).isEqualTo(EndReason.BUSY);
    assertThat(linked.link().lostAnswer()).isTrue();
    assertThat(rung).hasValue(1);
    assertThat(ends(id)).isEqualTo(1);
  }
}
