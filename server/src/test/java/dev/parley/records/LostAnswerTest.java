package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database commits what a journal writes, and the answer never arrives. */
class LostAnswerTest {
  @RegisterExtension static final TestDatabase postgres = new TestDatabase();

  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
  private static final String WRITING = "insert into call_events";

  private final TestDatabase.Linked linked = postgres.linked();
  private final Records records =
      new Records(
          linked.database(),
          InstantSource.system(),
          new Random(),
          new RecordingFiles(Path.of("recordings")));
  private final Furniture home = Furniture.team(records, 10, 10);
  private final CallId call;
  private final Claim claim;

  LostAnswerTest() throws IOException {
    NodeId node = records.nodes().enter("test", Map.of("default", 10));
    call = home.call();
    claim = records.claims().claim(node, 1, Duration.ofMinutes(1)).getFirst();
  }

  @AfterEach
  void close() throws IOException {
    linked.close();
  }

  private static CallEvent noted(String text) {
    return new CallEvent.Noted(AT, text);
  }

  private List<CallEvent> journal() {
    return records.calls().journal(home.team.id(), call, -1, 100).stream()
        .map(JournalEntry::event)
        .toList();
  }

  @Test
  void whatWasWrittenIsNotWrittenAgain() {
    linked.link().loseAnswerTo(WRITING);
    try (AttemptJournal journal = new Journals(linked.database(), new Random(7)).open(claim)) {
      journal.append(noted("one"));
    }
    assertThat(linked.link().lostAnswer()).isTrue();
    assertThat(journal()).containsExactly(noted("one"));
  }

  @Test
  void whatComesAfterIsWrittenOnceAndInItsPlace() {
    try (AttemptJournal journal = new Journals(linked.database(), new Random(7)).open(claim)) {
      journal.append(noted("one"));
      linked.link().loseAnswerTo(WRITING);
      journal.append(noted("two"));
      journal.append(noted("three"));
      journal.append(noted("four"));
    }
    assertThat(linked.link().lostAnswer()).isTrue();
    assertThat(journal())
        .containsExactly(noted("one"), noted("two"), noted("three"), noted("four"));
  }

  @Test
  void anEndIsKeptOnce() {
    CallEvent.Ended end =
        new CallEvent.Ended(AT, EndReason.AGENT_ENDED, "done", Map.of(), List.of("yes"));
    linked.link().loseAnswerTo(WRITING);
    try (AttemptJournal journal = new Journals(linked.database(), new Random(7)).open(claim)) {
      journal.append(noted("one"));
      AttemptJournal.End _ = journal.end(end);
    }
    assertThat(linked.link().lostAnswer()).isTrue();
    assertThat(journal()).containsExactly(noted("one"), end);
    assertThat(records.calls().get(home.team.id(), call).orElseThrow().status())
        .isEqualTo(CallStatus.COMPLETED);
  }
}
