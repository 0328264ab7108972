package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderQueueTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 10, 10);
  private final OrderQueue queue = records.orders();
  private final List<Ordered> orders = new ArrayList<>();

  /** An order under way on a thread of its own. */
  private record Ordered(Thread thread, FutureTask<CallOrder.Outcome> outcome) {
    CallId call() throws ExecutionException, InterruptedException {
      return ((CallOrder.Accepted) outcome.get()).call().id();
    }
  }

  @BeforeEach
  void aTrunk() {
    NodeId _ = records.nodes().enter("test", Map.of("default", 10));
  }

  private Ordered begin(CallOrder order) {
    FutureTask<CallOrder.Outcome> outcome = new FutureTask<>(() -> queue.order(order));
    Ordered ordered = new Ordered(Thread.ofVirtual().start(outcome), outcome);
    orders.add(ordered);
    return ordered;
  }

  private CallOrder order(Contact contact, @Nullable String metadata, @Nullable String key)
      throws IOException {
    @Nullable JsonNode json = metadata == null ? null : new ObjectMapper().readTree(metadata);
    return CallOrder.of(home.author, contact.id(), home.agent)
        .labelled(new Call.Labels(json, List.of(), null))
        .keyed(key);
  }

  /** All orders begun so far are where they wait for what becomes of them. */
  private void awaitAllWaiting() {
    await()
        .until(() -> orders.stream().allMatch(o -> o.thread().getState() == Thread.State.WAITING));
  }

  /** Has one order wait for a lock while the others gather behind it. */
  private LockedRow busy() throws IOException {
    Contact contact = home.contact();
    LockedRow lock = LockedRow.of(database.get(), contact.id());
    begin(order(contact, null, null));
    LockedRow.awaitWaiting(database.get(), 1);
    return lock;
  }

  private int transactions() {
    return database
        .get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select count(distinct xmin::text) from calls where team = :team")
                .bind("team", home.team.id())
                .mapTo(int.class)
                .one());
  }

  @Test
  void commitsTogetherWhatCameMeanwhile() throws Exception {
    try (LockedRow _ = busy()) {
      for (int i = 0; i < 50; i++) {
        begin(order(home.contact(), "{\"n\": %d}".formatted(i), null));
      }
      awaitAllWaiting();
    }
    HashSet<CallId> calls = new HashSet<>();
    for (Ordered ordered : orders) {
      calls.add(ordered.call());
    }
    assertThat(calls).hasSize(51);
    assertThat(transactions()).isEqualTo(2);
    for (CallId id : calls) {
      Call kept = records.calls().get(home.team.id(), id).orElseThrow();
      assertThat(kept.status()).isEqualTo(CallStatus.QUEUED);
    }
  }

  @Test
  void tellsOfACallWhatIsKeptOfIt() throws Exception {
    Contact contact = home.contact();
    CallOrder order = order(contact, "{\"date\": \"Tuesday\"}", "a key of its own");
    Call told = ((CallOrder.Accepted) queue.order(order)).call();
    assertThat(records.calls().get(home.team.id(), told.id())).contains(told);
  }

  @Test
  void oneThatTheDatabaseRefusesDoesNotKeepTheOthersFromIt() throws Exception {
    Ordered poison;
    try (LockedRow _ = busy()) {
      begin(order(home.contact(), null, null));
      // A character that PostgreSQL's JSON cannot hold.
      poison = begin(order(home.contact(), "{\"n\": \"\\u0000\"}", null));
      begin(order(home.contact(), null, null));
      awaitAllWaiting();
    }
    assertThatThrownBy(poison.outcome()::get).isInstanceOf(ExecutionException.class);
    for (Ordered ordered : orders) {
      if (!ordered.equals(poison)) {
        assertThat(records.calls().get(home.team.id(), ordered.call())).isPresent();
      }
    }
    assertThat(transactions()).isEqualTo(orders.size() - 1);
  }

  @Test
  void refusesEachForItsOwnReason() throws Exception {
    Contact gone = home.contact();
    records.contacts().delete(home.team.id(), gone.id());
    Contact forbidden = home.contact();
    records.suppressions().add(home.author, forbidden.phoneNumber(), "asked us");
    Ordered good;
    Ordered noContact;
    Ordered suppressed;
    try (LockedRow _ = busy()) {
      good = begin(order(home.contact(), null, null));
      noContact = begin(order(gone, null, null));
      suppressed = begin(order(forbidden, null, null));
      awaitAllWaiting();
    }
    assertThat(good.outcome().get()).isInstanceOf(CallOrder.Accepted.class);
    assertThat(noContact.outcome().get()).isEqualTo(CallOrder.Unknown.CONTACT);
    assertThat(suppressed.outcome().get())
        .isInstanceOfSatisfying(
            CallOrder.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo("contact_suppressed"));
  }

  @Test
  void anOrderRepeatedAtTheSameTimeIsOneCall() throws Exception {
    Contact contact = home.contact();
    List<Ordered> same = new ArrayList<>();
    try (LockedRow _ = busy()) {
      for (int i = 0; i < 10; i++) {
        same.add(begin(order(contact, null, "key")));
      }
      awaitAllWaiting();
    }
    HashSet<CallId> calls = new HashSet<>();
    for (Ordered ordered : same) {
      calls.add(ordered.call());
    }
    assertThat(calls).hasSize(1);
  }

  @Test
  void aKeyThatAnotherNodeUsesAtTheSameTimeIsOneCallToo() throws Exception {
    CallOrder order = order(home.contact(), null, "key");
    Ordered ordered;
    CallId elsewhere;
    try (var handle = database.get().jdbi().open()) {
      handle.begin();
      elsewhere =
          ((CallOrder.Accepted)
                  new Ordering(handle, records.ids(), java.time.InstantSource.system())
                      .carryOut(List.of(order))
                      .getFirst())
              .call()
              .id();
      ordered = begin(order);
      LockedRow.awaitWaiting(database.get(), 1);
      handle.commit();
    }
    assertThat(ordered.call()).isEqualTo(elsewhere);
  }

  @Test
  void turnsAwayWhatItCannotHold() throws Exception {
    CallOrder order = order(home.contact(), null, null);
    try (LockedRow _ = busy()) {
      for (int i = 0; i < 2_000; i++) {
        begin(order);
      }
      awaitAllWaiting();
      assertThatThrownBy(() -> queue.order(order))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("2000");
    }
    for (Ordered ordered : orders) {
      assertThat(ordered.outcome().get()).isInstanceOf(CallOrder.Accepted.class);
    }
  }

  @Test
  void aDeletedContactsQueuedCallsAreCancelledAndTold() {
    Contact contact = home.contact();
    CallOrder order = CallOrder.of(home.author, contact.id(), home.agent);
    CallId queued = ((CallOrder.Accepted) records.orders().order(order)).call().id();
    CallId other = home.call();

    assertThat(records.contacts().delete(home.team.id(), contact.id())).isPresent();

    Call cancelled = records.calls().get(home.team.id(), queued).orElseThrow();
    assertThat(cancelled.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(Objects.requireNonNull(cancelled.ending()).reason()).isEqualTo(EndReason.CANCELLED);
    assertThat(records.calls().journal(home.team.id(), queued, -1, 10))
        .singleElement()
        .extracting(entry -> entry.event().getClass().getSimpleName())
        .isEqualTo("Ended");
    assertThat(outbox(queued)).containsExactly("NEW_RESPONSE");
    assertThat(records.calls().get(home.team.id(), other).orElseThrow().status())
        .isEqualTo(CallStatus.QUEUED);
  }

  private List<String> outbox(CallId call) {
    return database
        .get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select type from outbox where call = :call")
                .bind("call", call)
                .mapTo(String.class)
                .list());
  }

  @Test
  void aContactDeletedWhileItsOrderIsWrittenIsNotCalled() throws Exception {
    Contact contact = home.contact();
    FutureTask<Boolean> deletion =
        new FutureTask<>(() -> records.contacts().delete(home.team.id(), contact.id()).isPresent());
    CallId queued;
    try (var handle = database.get().jdbi().open()) {
      handle.begin();
      CallOrder order = order(contact, null, null);
      queued =
          ((CallOrder.Accepted)
                  new Ordering(handle, records.ids(), java.time.InstantSource.system())
                      .carryOut(List.of(order))
                      .getFirst())
              .call()
              .id();
      Thread.ofVirtual().start(deletion);
      LockedRow.awaitWaiting(database.get(), 1);
      handle.commit();
    }
    assertThat(deletion.get()).isTrue();
    assertThat(records.calls().get(home.team.id(), queued).orElseThrow().status())
        .isEqualTo(CallStatus.CANCELLED);
  }
}
