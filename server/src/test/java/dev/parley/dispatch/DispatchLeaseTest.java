package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.records.AttemptJournal;
import dev.parley.records.Call;
import dev.parley.records.Claim;
import dev.parley.records.Furniture;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.OutboxEvent;
import dev.parley.records.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of the calls of a node that dies, or that others take for dead. */
class DispatchLeaseTest extends DispatchedCalls {
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
}
