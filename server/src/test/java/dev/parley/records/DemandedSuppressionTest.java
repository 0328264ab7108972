package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
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

/** Who demands in a call not to be called again is not, from the moment that is kept. */
class DemandedSuppressionTest {
  @RegisterExtension static final TestDatabase postgres = new TestDatabase();

  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
  private static final CallEvent STEP =
      new CallEvent.Stepped(AT, 0, Duration.ofSeconds(4), "{}", List.of("{\"type\":\"suppress\"}"));
  private static final CallEvent OPTED_OUT = new CallEvent.OptedOut(AT, 0);

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

  DemandedSuppressionTest() throws IOException {
    NodeId node = records.nodes().enter("test", Map.of("default", 10));
    call = home.call();
    claim = records.claims().claim(node, 1, Duration.ofMinutes(1)).getFirst();
  }

  @AfterEach
  void close() throws IOException {
    linked.close();
  }

  private List<CallEvent> journal() {
    return records.calls().journal(home.team.id(), call, -1, 100).stream()
        .map(JournalEntry::event)
        .toList();
  }

  @Test
  void isOnDiskWithItsStepBeforeAWordIsSaid() {
    PhoneNumber number = claim.number();
    try (AttemptJournal journal = new Journals(linked.database(), new Random(7)).open(claim)) {
      journal.append(List.of(STEP, OPTED_OUT));
      assertThat(journal()).containsExactly(STEP, OPTED_OUT);
      assertThat(records.suppressions().get(home.team.id(), number)).isPresent();
    }
    Suppression.Change change =
        records.suppressions().changes(home.team.id(), new Page.Request(0, 10)).items().getFirst();
    assertThat(change.number()).isEqualTo(number);
    assertThat(change.user()).isNull();
    assertThat(change.call()).isEqualTo(call);
    assertThat(change.at()).isEqualTo(AT);
  }

  @Test
  void areKeptOnceThoughTheAnswerIsLost() {
    linked.link().loseAnswerTo("insert into call_events");
    try (AttemptJournal journal = new Journals(linked.database(), new Random(7)).open(claim)) {
      journal.append(List.of(STEP, OPTED_OUT));
    }
    assertThat(linked.link().lostAnswer()).isTrue();
    assertThat(journal()).containsExactly(STEP, OPTED_OUT);
    assertThat(records.suppressions().changes(home.team.id(), new Page.Request(0, 10)).items())
        .hasSize(1);
  }

  @Test
  void aNumberThatIsSuppressedAlreadyStaysSo() {
    records.suppressions().add(home.author, claim.number(), "asked by letter");
    try (AttemptJournal journal = new Journals(linked.database(), new Random(7)).open(claim)) {
      journal.append(List.of(STEP, OPTED_OUT));
    }
    assertThat(records.suppressions().get(home.team.id(), claim.number()).map(Suppression::reason))
        .contains("asked by letter");
  }
}
