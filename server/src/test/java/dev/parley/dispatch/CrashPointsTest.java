package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.Reach;
import dev.parley.call.RecordingKey;
import dev.parley.call.SteadyClock;
import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.AttemptJournal;
import dev.parley.records.Call;
import dev.parley.records.Claim;
import dev.parley.records.Furniture;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.Page;
import dev.parley.records.Records;
import dev.parley.records.Subscription;
import dev.parley.records.TestDatabase;
import dev.parley.records.Turn;
import dev.parley.webhooks.WebhookReceiver;
import dev.parley.webhooks.WebhookSettings;
import dev.parley.webhooks.Webhooks;
import dev.parley.wire.CallJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node dies at each commit boundary between the order and the delivered webhook: before a commit
 * its transaction is rolled back, after it nothing more is heard of the node. Another node is there
 * or comes.
 */
class CrashPointsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Duration LEASE = Duration.ofSeconds(6);
  private static final Map<String, Integer> TRUNK = Map.of("default", 1000);
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(100, Duration.ofMillis(100), LEASE, Duration.ofMillis(100), TRUNK);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

  private static final CallEvent ANSWER = new CallEvent.Answered(AT, LegId.FIRST);
  private static final CallEvent SPOKEN =
      new CallEvent.AgentSpoke(
          AT, LegId.FIRST, "hello", 0, "Coming?", false, Duration.ZERO, Duration.ofSeconds(1));
  private static final CallEvent.Ended END =
      new CallEvent.Ended(
          AT.plusSeconds(9),
          EndReason.AGENT_ENDED,
          "done",
          Map.of("answer", "yes"),
          List.of("yes"));
  private static final CallEvent RECORDING =
      new CallEvent.Recorded(
          AT, LegId.FIRST, new RecordingKey("/recordings/a.wav"), Duration.ofSeconds(3));

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 100, 1000);
  private final FakeCarrier carrier = new FakeCarrier();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final List<AutoCloseable> open = new ArrayList<>();

  CrashPointsTest() throws IOException {
    NodeId _ = records.nodes().enter("trunk", TRUNK);
    carrier.letGo();
  }

  @BeforeEach
  void subscribe() {
    var _ =
        records
            .subscriptions()
            .subscribe(
                home.team.id(), Subscription.Type.NEW_RESPONSE, receiver.url().toString(), null)
            .orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
    receiver.close();
  }

  /** What the journal of a call held when its node died after the fence. */
  enum Moment {
    FENCED(CallStatus.QUEUED),
    DIALLING(CallStatus.QUEUED),
    RINGING(CallStatus.RINGING),
    ANSWERED(CallStatus.IN_PROGRESS),
    TALKING(CallStatus.IN_PROGRESS),
    RECORDED(CallStatus.IN_PROGRESS);

    private final CallStatus before;

    Moment(CallStatus before) {
      this.before = before;
    }

    List<CallEvent> events(Claim claim) {
      return switch (this) {
        case FENCED -> List.of();
        case DIALLING -> List.of(dialling(claim));
        case RINGING -> List.of(dialling(claim), new CallEvent.Ringing(AT, LegId.FIRST, false));
        case ANSWERED -> List.of(dialling(claim), ANSWER);
        case TALKING -> List.of(dialling(claim), ANSWER, SPOKEN);
        case RECORDED -> List.of(dialling(claim), ANSWER, SPOKEN, RECORDING);
      };
    }
  }

  private static CallEvent dialling(Claim claim) {
    return new CallEvent.Dialling(
        AT, LegId.FIRST, claim.attempt(), claim.trunk(), claim.attempt().toString());
  }

  /** Another node: it claims, reaps and delivers. */
  private void survivor() {
    Notices notices = Notices.start(database.get());
    open.add(notices);
    Dispatcher dispatcher =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            carrier,
            SETTINGS,
            CLOCK,
            SteadyClock.from(CLOCK),
            "survivor");
    dispatcher.start(notices);
    open.add(dispatcher);
    webhooks().start(notices);
  }

  private Webhooks webhooks() {
    OutboundClient outbound = OutboundClient.within(Reach.LOOPBACK);
    open.add(outbound);
    Webhooks webhooks =
        new Webhooks(
            records,
            new CallJson(URI.create("http://localhost")),
            new WebhookSettings(
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(100), Duration.ofMillis(200)),
                Duration.ofHours(1),
                Duration.ofMillis(50)),
            outbound,
            CLOCK,
            SteadyClock.from(CLOCK),
            new Random(3));
    open.add(webhooks);
    return webhooks;
  }

  /** A call fenced for a node of which nothing is heard any more after these events. */
  private Claim abandoned(CallId id, Function<Claim, List<CallEvent>> events) {
    NodeId node = records.nodes().enter("dying", TRUNK);
    Claim claim = records.claims().claim(node, 100, LEASE).getFirst();
    assertThat(claim.call()).isEqualTo(id);
    try (AttemptJournal journal = new Journals(database.get(), new Random(7)).open(claim)) {
      events.apply(claim).forEach(journal::append);
    }
    database.silence(node);
    return claim;
  }

  /** A call whose node died right after it had committed the end. */
  private CallId ended() {
    CallId id = home.call();
    Claim _ = abandoned(id, _ -> List.of(ANSWER, SPOKEN, END));
    assertThat(reason(read(id))).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(receiver.all()).isEmpty();
    return id;
  }

  private Call read(CallId id) {
    return records.calls().get(home.team.id(), id).orElseThrow();
  }

  private static EndReason reason(Call call) {
    return Optional.ofNullable(call.ending()).orElseThrow().reason();
  }

  private List<CallEvent> journal(CallId id) {
    return records.calls().journal(home.team.id(), id, -1, 1000).stream()
        .map(JournalEntry::event)
        .toList();
  }

  /** Waits until the end of a call was told, and checks that it was told as one delivery. */
  private Call awaitTold(CallId id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !receiver.about(id.toString()).isEmpty());
    assertThat(receiver.about(id.toString()))
        .extracting(WebhookReceiver.Parcel::id)
        .containsOnly(receiver.about(id.toString()).getFirst().id());
    return read(id);
  }

  private void assertEndedOnce(CallId id) {
    assertThat(journal(id)).filteredOn(CallEvent.Ended.class::isInstance).hasSize(1);
    assertThat(journal(id).getLast()).isInstanceOf(CallEvent.Ended.class);
  }

  @Test
  void anOrderThatWasNotCommittedIsNoCall() {
    survivor();
    List<CallId> lost = new ArrayList<>();
    database.rolledBack(() -> lost.add(home.callOfThisTransaction()));
    CallId kept = home.call();
    assertThat(reason(awaitTold(kept))).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(records.calls().get(home.team.id(), lost.getFirst())).isEmpty();
    assertThat(carrier.rung).hasSize(1);
    assertThat(receiver.all()).hasSameSizeAs(receiver.about(kept.toString()));
  }

  @Test
  void anOrderOutlivesTheNodeThatTookIt() {
    CallId id = home.call();
    survivor();
    assertThat(reason(awaitTold(id))).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(carrier.rung).hasSize(1);
    assertEndedOnce(id);
  }

  @Test
  void aClaimThatWasNotCommittedIsHandedOutAgain() {
    CallId id = home.call();
    NodeId dying = records.nodes().enter("dying", TRUNK);
    database.rolledBack(() -> assertThat(records.claims().claim(dying, 10, LEASE)).hasSize(1));
    database.silence(dying);
    survivor();
    assertThat(reason(awaitTold(id))).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(carrier.rung).hasSize(1);
    assertEndedOnce(id);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasFencedIsNeverRungAgainAndTold(Moment moment) {
    CallId id = home.call();
    Claim claim = abandoned(id, moment::events);
    List<CallEvent> before = journal(id);
    assertThat(read(id).status()).isEqualTo(moment.before);
    survivor();
    Call call = awaitTold(id);

    assertThat(reason(call)).isEqualTo(EndReason.INTERRUPTED);
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(carrier.rung).doesNotContain(claim.attempt());
    assertThat(journal(id).subList(0, before.size())).isEqualTo(before);
    assertThat(journal(id)).hasSize(before.size() + 1);
    assertEndedOnce(id);
    assertThat(call.started() != null).isEqualTo(before.contains(ANSWER));
    assertThat(call.recording() != null).isEqualTo(moment == Moment.RECORDED);
    assertThat(records.calls().transcripts(home.team.id(), List.of(id)).getOrDefault(id, List.of()))
        .extracting(Turn::text)
        .isEqualTo(before.contains(SPOKEN) ? List.of("Coming?") : List.of());
    // The slot is free again.
    assertThat(reason(awaitTold(home.call()))).isEqualTo(EndReason.AGENT_ENDED);
  }

  @Test
  void anEndThatWasNotCommittedIsAnInterruption() {
    CallId id = home.call();
    Claim claim = abandoned(id, Moment.TALKING::events);
    database.rolledBack(() -> assertThat(database.write(claim, END)).isTrue());
    assertThat(read(id).status()).isEqualTo(CallStatus.IN_PROGRESS);
    survivor();
    assertThat(reason(awaitTold(id))).isEqualTo(EndReason.INTERRUPTED);
    assertEndedOnce(id);
  }

  @Test
  void anEndThatWasCommittedIsToldByAnotherNode() {
    CallId id = ended();
    survivor();
    Call call = awaitTold(id);
    assertThat(reason(call)).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(Optional.ofNullable(call.ending()).orElseThrow().variables())
        .containsEntry("answer", "yes");
    assertThat(carrier.rung).isEmpty();
    assertEndedOnce(id);
  }

  @Test
  void anEndIsWrittenOnceThoughItsNodeDoesNotKnowThatItWas() {
    CallId id = home.call();
    Claim claim = abandoned(id, _ -> List.of(END));
    assertThat(database.write(claim, END)).isFalse();
    survivor();
    assertThat(reason(awaitTold(id))).isEqualTo(EndReason.AGENT_ENDED);
    assertEndedOnce(id);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deliveriesAreMadeWhetherOrNotTheirSpreadingWasCommitted(boolean committed) {
    CallId id = ended();
    if (committed) {
      spread(id);
    } else {
      database.rolledBack(() -> spread(id));
    }
    assertThat(receiver.all()).isEmpty();
    survivor();
    assertThat(reason(awaitTold(id))).isEqualTo(EndReason.AGENT_ENDED);
  }

  @Test
  void aDeliveryWhoseNodeDiedOfItIsMadeAgain() {
    CallId id = ended();
    spread(id);
    // Its node took it, perhaps sent it, and died before it could say so.
    database.takenByTheDead();
    survivor();
    assertThat(reason(awaitTold(id))).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(receiver.about(id.toString()).getFirst().id())
        .isEqualTo(
            records
                .deliveries()
                .list(home.team.id(), new Page.Request(0, 10))
                .getFirst()
                .id()
                .toString());
  }

  private void spread(CallId id) {
    assertThat(records.outbox().spread(_ -> "{\"id\": \"%s\"}".formatted(id))).isEqualTo(1);
  }
}
