package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.SteadyClock;
import dev.parley.records.AttemptJournal;
import dev.parley.records.Call;
import dev.parley.records.CallOrder;
import dev.parley.records.Channel;
import dev.parley.records.Claim;
import dev.parley.records.Database;
import dev.parley.records.Furniture;
import dev.parley.records.HangUps;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.OutboxEvent;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import dev.parley.records.Subscription;
import dev.parley.records.TestDatabase;
import dev.parley.watch.Pulse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Map<String, Integer> TRUNK = Map.of("default", 1000);
  private static final Duration LEASE = Duration.ofSeconds(6);
  private static final DispatchSettings SETTINGS = DispatchSettings.of(100).over(TRUNK);

  private final Records records = Furniture.records(database);
  private final FakeCarrier carrier = new FakeCarrier();
  private final List<AutoCloseable> open = new ArrayList<>();

  private DispatchSettings settings = SETTINGS;

  @BeforeEach
  void trunk() {
    var _ = records.nodes().enter("trunk", TRUNK);
  }

  @AfterEach
  void close() throws Exception {
    carrier.letGo();
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  private Dispatcher dispatcher(DispatchSettings settings) {
    return dispatcher(settings, SteadyClock.from(InstantSource.system()));
  }

  private Dispatcher dispatcher(DispatchSettings settings, InstantSource steady) {
    Notices notices = Notices.start(database.get());
    Dispatcher dispatcher =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            carrier,
            settings,
            InstantSource.system(),
            steady,
            "test");
    dispatcher.start(notices);
    open.add(notices);
    open.add(dispatcher);
    return dispatcher;
  }

  /** From now on the trunk carries no more than so many calls at once. */
  private void narrow(int capacity) {
    database.forgetNodes();
    settings = SETTINGS.over(Map.of("default", capacity));
    var _ = records.nodes().enter("trunk", settings.trunks());
  }

  private static List<CallId> calls(Furniture home, int count) {
    return IntStream.range(0, count).mapToObj(_ -> home.call()).toList();
  }

  private Call read(Furniture home, CallId call) {
    return records.calls().get(home.team.id(), call).orElseThrow();
  }

  private void awaitEnded(Furniture home, List<CallId> calls) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> calls.stream().allMatch(call -> read(home, call).status().ended()));
  }

  private List<OutboxEvent> outbox() {
    List<OutboxEvent> events = new ArrayList<>();
    while (records
            .outbox()
            .spread(event -> {
              events.add(event);
              return "{}";
            })
        > 0) {}
    return events;
  }

  @Test
  void carriesAnOrderedCallToItsEndAndQueuesTheWebhook() {
    Furniture home = Furniture.team(records, 5, 5);
    var _ =
        records
            .subscriptions()
            .subscribe(home.team.id(), Subscription.Type.NEW_RESPONSE, "http://a", null);
    Dispatcher _ = dispatcher(SETTINGS);
    CallId id = home.call();
    await().until(() -> read(home, id).status() == CallStatus.IN_PROGRESS);
    carrier.letGo();
    awaitEnded(home, List.of(id));

    Call call = read(home, id);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    Call.Ending ending = Optional.ofNullable(call.ending()).orElseThrow();
    assertThat(ending.reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(ending.variables()).containsEntry("answer", "yes");
    assertThat(ending.outcomes()).containsExactly("confirmed");
    assertThat(call.started()).isNotNull();
    assertThat(records.calls().journal(home.team.id(), id, -1, 100))
        .extracting(entry -> entry.index() + " " + entry.event().getClass().getSimpleName())
        .containsExactly("0 Ringing", "1 Answered", "2 Ended");
    assertThat(outbox())
        .contains(
            new OutboxEvent(home.team.id(), id, home.agent, Subscription.Type.NEW_RESPONSE, null));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, StackOverflowError.class, AssertionError.class})
  void aCallThatThrowsEndsAsADefectAndIsTheOnlyOneToEnd(Class<? extends Throwable> fault) {
    Furniture home = Furniture.team(records, 5, 50);
    CallId doomed = home.call();
    AttemptId attempt = database.attempt(doomed);
    Notices notices = Notices.start(database.get());
    CallRunner runner =
        (claim, journal, hangUp) -> {
          if (claim.attempt().equals(attempt)) {
            sneak(made(fault));
          }
          return carrier.run(claim, journal, hangUp);
        };
    Dispatcher dispatcher =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            runner,
            SETTINGS,
            InstantSource.system(),
            SteadyClock.from(InstantSource.system()),
            "test");
    open.add(notices);
    open.add(dispatcher);
    dispatcher.start(notices);
    awaitEnded(home, List.of(doomed));
    Call.Ending ending = Optional.ofNullable(read(home, doomed).ending()).orElseThrow();
    assertThat(ending.reason()).isEqualTo(EndReason.INTERNAL_ERROR);
    assertThat(ending.detail()).contains(fault.getSimpleName());
    CallId next = home.call();
    await().until(() -> read(home, next).status() == CallStatus.IN_PROGRESS);
    assertThat(dispatcher.pulses())
        .hasSize(3)
        .allSatisfy(pulse -> assertThat(pulse.read().state()).isEqualTo(Pulse.State.RUNNING));
  }

  private static Throwable made(Class<? extends Throwable> fault) {
    try {
      return fault.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no such fault", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable e) throws T {
    throw (T) e;
  }

  @Test
  void aListenerToWakeUpsThatFailsSilencesNoOther() {
    Furniture home = Furniture.team(records, 5, 50);
    Notices notices = Notices.start(database.get());
    open.add(notices);
    AtomicInteger heard = new AtomicInteger();
    notices.on(
        Channel.DUE,
        () -> {
          throw new AssertionError("on purpose");
        });
    notices.on(Channel.DUE, heard::incrementAndGet);
    await().until(() -> heard.get() > 0);
    int before = heard.get();
    CallId _ = home.call();
    await().until(() -> heard.get() > before);
    assertThat(notices.pulse().read().state()).isEqualTo(Pulse.State.RUNNING);
    assertThat(notices.pulse().read().faults()).isPositive();
  }

  @Test
  void neverCarriesACallTwiceWhenDispatchersRace() {
    List<Furniture> homes =
        IntStream.range(0, 3).mapToObj(_ -> Furniture.team(records, 40, 1000)).toList();
    carrier.letGo();
    for (int i = 0; i < 3; i++) {
      Dispatcher _ = dispatcher(SETTINGS);
    }
    Map<Furniture, List<CallId>> ordered = new LinkedHashMap<>();
    homes.forEach(home -> ordered.put(home, calls(home, 60)));
    ordered.forEach(this::awaitEnded);

    assertThat(carrier.rung).hasSize(180).doesNotHaveDuplicates();
  }

  @Test
  void neverExceedsWhatATeamOrATrunkMayHaveUnderWay() {
    narrow(7);
    Furniture narrow = Furniture.team(records, 3, 1000);
    Furniture wide = Furniture.team(records, 100, 1000);
    Dispatcher _ = dispatcher(settings);
    Dispatcher _ = dispatcher(settings);
    List<CallId> few = calls(narrow, 12);
    List<CallId> many = calls(wide, 25);
    await().until(() -> carrier.open.size() == 7);
    assertThat(carrier.most(narrow.team.id())).isPositive();
    carrier.letGo();
    awaitEnded(narrow, few);
    awaitEnded(wide, many);

    assertThat(carrier.most(narrow.team.id())).isLessThanOrEqualTo(3);
    assertThat(carrier.mostOn("default")).isEqualTo(7);
    assertThat(carrier.rung).hasSize(37).doesNotHaveDuplicates();
  }

  @Test
  void carriesNoMoreCallsThanItsMachineCanAndLetsTheOthersWait() {
    Furniture home = Furniture.team(records, 100, 1000);
    Dispatcher dispatcher = dispatcher(DispatchSettings.of(3).over(TRUNK));
    List<CallId> ordered = calls(home, 8);
    await().until(() -> carrier.open.size() == 3);
    assertThat(dispatcher.liveCalls()).isEqualTo(3);
    assertThat(ordered)
        .filteredOn(call -> read(home, call).status() == CallStatus.QUEUED)
        .hasSize(5);
    carrier.letGo();
    awaitEnded(home, ordered);

    assertThat(carrier.most(home.team.id())).isEqualTo(3);
    assertThat(carrier.rung).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void startsNoMoreCallsInASecondThanTheTeamMay() {
    Furniture home = Furniture.team(records, 100, 4);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    Dispatcher _ = dispatcher(SETTINGS);
    awaitEnded(home, calls(home, 12));

    List<Instant> fences = database.fences(home.team.id());
    assertThat(fences).hasSize(12);
    assertThat(fences)
        .allSatisfy(last ->
            assertThat(fences)
                .filteredOn(at -> at.isAfter(last.minusSeconds(1)) && !at.isAfter(last))
                .hasSizeLessThanOrEqualTo(4));
    List<Instant> sorted = fences.stream().sorted().toList();
    assertThat(Duration.between(sorted.getFirst(), sorted.getLast()))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void goesOnWhenTheClockWasSetBack() {
    Furniture home = Furniture.team(records, 100, 2);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    awaitEnded(home, calls(home, 2));
    database.clockSetBack(home.team.id());
    awaitEnded(home, calls(home, 2));
  }

  @Test
  void keepsItsCallsWhenTheClockWasSetForward() {
    Furniture home = Furniture.team(records, 5, 5);
    Dispatcher dispatcher =
        dispatcher(
            new DispatchSettings(10, Duration.ofMillis(100), LEASE, Duration.ofMillis(100), TRUNK));
    CallId id = home.call();
    await().until(() -> read(home, id).status() == CallStatus.IN_PROGRESS);
    database.clockSet(Duration.ofHours(1));
    CallId later = home.call();
    await().until(() -> read(home, later).status() == CallStatus.IN_PROGRESS);

    assertThat(dispatcher.liveCalls()).isEqualTo(2);
    carrier.letGo();
    awaitEnded(home, List.of(id, later));
    assertThat(List.of(id, later))
        .extracting(call -> read(home, call).status())
        .containsOnly(CallStatus.COMPLETED);
  }

  @Test
  void endsTheCallsOfADeadNodeThoughTheClockWasSetBack() {
    Furniture home = Furniture.team(records, 1, 5);
    Duration lease = Duration.ofMillis(600);
    CallId id = home.call();
    NodeId dying = records.nodes().enter("dying", TRUNK);
    assertThat(records.claims().claim(dying, 10, lease)).hasSize(1);
    database.clockSet(Duration.ofHours(-1));
    Dispatcher _ =
        dispatcher(
            new DispatchSettings(10, Duration.ofMillis(100), lease, Duration.ofMillis(100), TRUNK));
    awaitEnded(home, List.of(id));
    assertThat(Optional.ofNullable(read(home, id).ending()).orElseThrow().reason())
        .isEqualTo(EndReason.INTERRUPTED);
  }

  @Test
  void aSmallTeamDoesNotWaitBehindALargeOne() {
    // Calls that other tests left waiting would have their turn too.
    try (Database own = database.another()) {
      Records apart =
          new Records(
              own, InstantSource.system(), new Random(), new RecordingFiles(Path.of("recordings")));
      NodeId node = apart.nodes().enter("test", Map.of("default", 4));
      List<CallId> many = calls(Furniture.team(apart, 100, 1000), 30);
      List<CallId> few = calls(Furniture.team(apart, 100, 1000), 2);
      List<Claim> claimed = apart.claims().claim(node, 100, LEASE);
      assertThat(claimed).hasSize(4);
      assertThat(claimed).extracting(Claim::call).containsAll(few);
      assertThat(claimed).extracting(Claim::call).filteredOn(many::contains).hasSize(2);
    }
  }

  @Test
  void handsOutAgainWhatDiedBeforeTheFence() {
    Furniture home = Furniture.team(records, 5, 5);
    CallId id = home.call();
    NodeId dying = records.nodes().enter("dying", TRUNK);
    // The transaction of a claim that never commits.
    database.rolledBack(() -> assertThat(records.claims().claim(dying, 10, LEASE)).hasSize(1));

    assertThat(read(home, id).status()).isEqualTo(CallStatus.QUEUED);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    awaitEnded(home, List.of(id));
    assertThat(carrier.rung).hasSize(1);
  }

  @Test
  void neverRingsAgainWhatDiedAfterTheFenceButTellsOfIt() {
    Furniture home = Furniture.team(records, 1, 5);
    var _ =
        records
            .subscriptions()
            .subscribe(home.team.id(), Subscription.Type.NEW_RESPONSE, "http://a", null);
    Duration lease = Duration.ofMillis(600);
    CallId id = home.call();
    NodeId dying = records.nodes().enter("dying", TRUNK);
    Claim claim = records.claims().claim(dying, 10, lease).getFirst();
    CallId next = home.call();

    carrier.letGo();
    Dispatcher _ =
        dispatcher(
            new DispatchSettings(10, Duration.ofMillis(100), lease, Duration.ofMillis(100), TRUNK));
    awaitEnded(home, List.of(id, next));

    Call call = read(home, id);
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(Optional.ofNullable(call.ending()).orElseThrow().reason())
        .isEqualTo(EndReason.INTERRUPTED);
    assertThat(carrier.rung).hasSize(1).doesNotContain(claim.attempt());
    assertThat(outbox()).extracting(OutboxEvent::call).contains(id, next);
    try (AttemptJournal late = new Journals(database.get(), new Random(7)).open(claim)) {
      assertThat(
              late.end(
                  new CallEvent.Ended(
                      Instant.EPOCH, EndReason.AGENT_ENDED, "late", Map.of(), List.of())))
          .isEqualTo(AttemptJournal.End.NOT_OURS);
      assertThat(late.lost()).isTrue();
    }
    assertThat(read(home, id)).isEqualTo(call);
    assertThat(outbox()).isEmpty();
  }

  @Test
  void dropsItsCallsWhenItLosesItsLease() {
    Furniture home = Furniture.team(records, 5, 5);
    Duration lease = Duration.ofMillis(500);
    // Heartbeats come too late to keep the lease.
    Dispatcher frozen =
        dispatcher(
            new DispatchSettings(10, Duration.ofSeconds(30), lease, Duration.ofMillis(50), TRUNK));
    CallId id = home.call();
    awaitEnded(home, List.of(id));
    await().until(() -> frozen.liveCalls() == 0);
    assertThat(Optional.ofNullable(read(home, id).ending()).orElseThrow().reason())
        .isEqualTo(EndReason.INTERRUPTED);
  }

  @Test
  void passesARequestToHangUpToTheNodeThatCarriesTheCall() {
    Furniture home = Furniture.team(records, 5, 5);
    Dispatcher _ = dispatcher(SETTINGS);
    CallId id = home.call();
    await().until(() -> read(home, id).status() == CallStatus.IN_PROGRESS);
    assertThat(records.hangUps().ask(home.team.id(), id)).contains(HangUps.Outcome.REQUESTED);
    awaitEnded(home, List.of(id));
    assertThat(Optional.ofNullable(read(home, id).ending()).orElseThrow().reason())
        .isEqualTo(EndReason.SUPERVISOR_ENDED);
    assertThat(records.hangUps().ask(home.team.id(), id)).contains(HangUps.Outcome.ENDED_BEFORE);
  }

  @Test
  void neverRingsACallThatWasCancelledOrSuppressedWhileItWaited() {
    Furniture home = Furniture.team(records, 0, 5);
    CallId cancelled = home.call();
    CallId suppressed = home.call();
    CallId wanted = home.call();
    Dispatcher _ = dispatcher(SETTINGS);
    assertThat(records.hangUps().ask(home.team.id(), cancelled))
        .contains(HangUps.Outcome.CANCELLED);
    records
        .suppressions()
        .add(home.author, read(home, suppressed).phoneNumber(), "asked us not to call");
    carrier.letGo();
    records.teams().limit(home.team.id(), 5, 5);
    awaitEnded(home, List.of(cancelled, suppressed, wanted));

    assertThat(read(home, cancelled).status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(read(home, suppressed).status()).isEqualTo(CallStatus.SUPPRESSED);
    assertThat(read(home, suppressed).ending())
        .isNotNull()
        .extracting(Call.Ending::reason)
        .isEqualTo(EndReason.SUPPRESSED);
    assertThat(read(home, wanted).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(carrier.rung).hasSize(1);
  }

  @Test
  void waitsForCallsUnderWayBeforeItStops() throws Exception {
    Furniture home = Furniture.team(records, 5, 5);
    Dispatcher dispatcher = dispatcher(SETTINGS);
    CallId id = home.call();
    await().until(() -> read(home, id).status() == CallStatus.IN_PROGRESS);
    Thread stop = Thread.startVirtualThread(dispatcher::close);
    CallId later = home.call();
    carrier.letGo();
    stop.join();

    assertThat(read(home, id).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(read(home, later).status()).isEqualTo(CallStatus.QUEUED);
    assertThat(records.hangUps().ask(home.team.id(), later)).contains(HangUps.Outcome.CANCELLED);
  }

  @Test
  void dropsCallsThatDoNotEndInTimeWhenItStops() {
    Furniture home = Furniture.team(records, 5, 5);
    Dispatcher dispatcher = dispatcher(SETTINGS);
    CallId id = home.call();
    await().until(() -> read(home, id).status() == CallStatus.IN_PROGRESS);
    dispatcher.drain(Duration.ofMillis(200));

    assertThat(Optional.ofNullable(read(home, id).ending()).orElseThrow().reason())
        .isEqualTo(EndReason.INTERRUPTED);
    assertThat(dispatcher.liveCalls()).isZero();
  }

  @Test
  void carriesACallWhenItIsOrderedAndNotWhenItLooksNext() {
    Furniture home = Furniture.team(records, 5, 5);
    carrier.letGo();
    Duration beyondThisTest = Duration.ofDays(1000);
    // Three seconds pass whenever somebody looks: nobody has had calls just now and looks often.
    AtomicLong looks = new AtomicLong();
    Dispatcher _ =
        dispatcher(
            new DispatchSettings(10, Duration.ofMillis(100), beyondThisTest, beyondThisTest, TRUNK),
            () -> Instant.EPOCH.plusSeconds(3 * looks.incrementAndGet()));
    for (int i = 0; i < 3; i++) {
      awaitEnded(home, List.of(home.call()));
    }
  }

  @Test
  void ringsNobodyBeforeTheTimeOfTheCall() {
    Furniture home = Furniture.team(records, 5, 5);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    Instant time = Instant.now().plusMillis(300);
    CallOrder order = home.order().at(time);
    CallId later = ((CallOrder.Accepted) records.orders().order(order)).call().id();
    CallId now = home.call();
    awaitEnded(home, List.of(now, later));
    assertThat(records.calls().journal(home.team.id(), later, -1, 1))
        .singleElement()
        .satisfies(rung -> assertThat(rung.event().at()).isAfterOrEqualTo(time));
  }

  @Test
  void readsAJournalFromAnyPlace() {
    Furniture home = Furniture.team(records, 5, 5);
    carrier.letGo();
    Dispatcher _ = dispatcher(SETTINGS);
    CallId id = home.call();
    awaitEnded(home, List.of(id));
    assertThat(records.calls().journal(home.team.id(), id, 0, 1))
        .extracting(JournalEntry::index)
        .containsExactly(1);
  }
}
