package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.SteadyClock;
import dev.parley.records.Call;
import dev.parley.records.CallOrder;
import dev.parley.records.Channel;
import dev.parley.records.Furniture;
import dev.parley.records.HangUps;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.Notices;
import dev.parley.records.OutboxEvent;
import dev.parley.records.Subscription;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from the order to the end, on one node. */
class DispatcherTest extends DispatchedCalls {
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
