package dev.parley.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.SteadyClock;
import dev.parley.call.TeamId;
import dev.parley.records.Call;
import dev.parley.records.Furniture;
import dev.parley.records.JournalEntry;
import dev.parley.records.Journals;
import dev.parley.records.NodeId;
import dev.parley.records.Notices;
import dev.parley.records.OwnDatabase;
import dev.parley.records.RecordingFiles;
import dev.parley.records.Records;
import dev.parley.records.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes in the middle of a call and comes back. */
class DatabaseOutageTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
  private static final String END = "end";

  private final OwnDatabase database;
  private final Records records;
  private final Furniture home;
  private final Notices notices;

  /** What is said on the call; {@link #END} ends it. */
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private final CountDownLatch dropped = new CountDownLatch(1);

  DatabaseOutageTest(@TempDir Path directory) {
    database = new OwnDatabase(directory);
    records =
        new Records(
            database.get(),
            InstantSource.system(),
            new Random(),
            new RecordingFiles(Path.of("recordings")));
    NodeId _ = records.nodes().enter("trunk", Map.of("default", 10));
    home = Furniture.team(records, 10, 10);
    notices = Notices.start(database.get());
  }

  @AfterEach
  void close() {
    notices.close();
    database.close();
  }

  private Dispatcher dispatcher(Duration lease) {
    Dispatcher dispatcher =
        new Dispatcher(
            records,
            new Journals(database.get(), new Random(7)),
            (_, journal, _) -> {
              journal.append(new CallEvent.Answered(AT, LegId.FIRST));
              try {
                for (String words = said.take(); !words.equals(END); words = said.take()) {
                  journal.append(new CallEvent.Noted(AT, words));
                }
              } catch (InterruptedException e) {
                dropped.countDown();
                throw e;
              }
              return new CallEvent.Ended(AT, EndReason.AGENT_ENDED, "done", Map.of(), List.of());
            },
            new DispatchSettings(
                10, Duration.ofMillis(100), lease, Duration.ofMillis(100), Map.of("default", 10)),
            InstantSource.system(),
            SteadyClock.from(InstantSource.system()),
            "test");
    dispatcher.start(notices);
    return dispatcher;
  }

  private CallId talking() {
    CallId id = home.call();
    await().atMost(LIMIT).until(() -> read(id).status() == CallStatus.IN_PROGRESS);
    return id;
  }

  private Call read(CallId id) {
    return records.calls().get(home.team.id(), id).orElseThrow();
  }

  private EndReason awaitEnd(CallId id) {
    await().atMost(LIMIT).ignoreExceptions().until(() -> read(id).status().ended());
    return Optional.ofNullable(read(id).ending()).orElseThrow().reason();
  }

  private List<CallEvent> journal(CallId id) {
    return records.calls().journal(home.team.id(), id, -1, 1000).stream()
        .map(JournalEntry::event)
        .toList();
  }

  @Test
  void theCallTalksOnAndAllOfItIsKeptWhenTheDatabaseComesBackWithinTheLease() {
    try (Dispatcher _ = dispatcher(LIMIT)) {
      CallId id = talking();
      database.away();
      said.addAll(List.of("one", "two", "three"));
      await().until(said::isEmpty);
      database.back();
      said.addAll(List.of("four", END));

      assertThat(awaitEnd(id)).isEqualTo(EndReason.AGENT_ENDED);
      assertThat(journal(id))
          .filteredOn(CallEvent.Noted.class::isInstance)
          .extracting(event -> ((CallEvent.Noted) event).text())
          .containsExactly("one", "two", "three", "four");
      assertThat(journal(id).getLast()).isInstanceOf(CallEvent.Ended.class);
    }
  }

  @Test
  void aKilledDatabaseIsStartedAgainUnderTheCall() throws IOException {
    try (Dispatcher _ = dispatcher(LIMIT)) {
      CallId id = talking();
      database.kill();
      said.addAll(List.of("one", "two", END));
      assertThat(awaitEnd(id)).isEqualTo(EndReason.AGENT_ENDED);
      assertThat(journal(id)).hasSize(4);
    }
  }

  @Test
  void theCallIsDroppedOnceWhenTheDatabaseIsGoneForLongerThanTheLease()
      throws InterruptedException {
    try (Dispatcher _ = dispatcher(Duration.ofSeconds(2))) {
      CallId id = talking();
      database.away();
      dropped.await();
      database.back();

      assertThat(awaitEnd(id)).isEqualTo(EndReason.INTERRUPTED);
      said.add(END);
      assertThat(awaitEnd(home.call())).isEqualTo(EndReason.AGENT_ENDED);
      assertThat(journal(id)).filteredOn(CallEvent.Ended.class::isInstance).hasSize(1);
    }
  }

  @Test
  void theCallTalksOnWhileTheDatabaseIsFrozenForLessThanTheLease() throws Exception {
    try (Dispatcher _ = dispatcher(LIMIT)) {
      CallId id = talking();
      database.freeze();
      said.addAll(List.of("one", "two"));
      await().until(said::isEmpty);
      database.thaw();
      said.addAll(List.of("three", END));

      assertThat(awaitEnd(id)).isEqualTo(EndReason.AGENT_ENDED);
      assertThat(journal(id))
          .filteredOn(CallEvent.Noted.class::isInstance)
          .extracting(event -> ((CallEvent.Noted) event).text())
          .containsExactly("one", "two", "three");
      assertThat(journal(id).getLast()).isInstanceOf(CallEvent.Ended.class);
    }
  }

  @Test
  void whoAsksAFrozenDatabaseIsToldSoAndServedWhenItGoesOn() throws Exception {
    assertThat(database.get().answers()).isTrue();
    database.freeze();
    assertThat(database.get().answers()).isFalse();
    TeamId team = home.team.id();
    CallId nobody = new CallId(new UUID(0, 0));
    assertThatThrownBy(() -> records.calls().get(team, nobody))
        .isInstanceOf(UnavailableException.class);
    database.thaw();
    await().atMost(LIMIT).until(database.get()::answers);
    assertThat(records.calls().get(team, nobody)).isEmpty();
  }

  @Test
  void theCallIsDroppedOnceWhenTheDatabaseIsFrozenForLongerThanTheLease() throws Exception {
    try (Dispatcher _ = dispatcher(Duration.ofSeconds(2))) {
      CallId id = talking();
      database.freeze();
      dropped.await();
      database.thaw();

      assertThat(awaitEnd(id)).isEqualTo(EndReason.INTERRUPTED);
      said.add(END);
      assertThat(awaitEnd(home.call())).isEqualTo(EndReason.AGENT_ENDED);
      assertThat(journal(id)).filteredOn(CallEvent.Ended.class::isInstance).hasSize(1);
    }
  }
}
