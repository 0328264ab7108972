package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallEvent;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.RecordingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ends of calls with something in them that the database takes in no form. */
class UnwritableEndTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 10, 100);

  @BeforeEach
  void trunk() {
    var _ = records.nodes().enter("trunk", Map.of("default", 100));
  }

  @AfterEach
  void refuseNothing() {
    database
        .get()
        .jdbi()
        .useHandle(handle -> handle.execute("drop function if exists refuse() cascade"));
  }

  /** Makes the database refuse rows of a table, as it does what it cannot store. */
  private static void refuse(String table, String condition) {
    database
        .get()
        .jdbi()
        .useHandle(handle -> {
          handle.execute(
              """
              create function refuse() returns trigger language plpgsql as $$ begin
                if %s then raise exception using errcode = '22P05', message = 'no'; end if;
                return new; end $$
              """
                  .formatted(condition));
          handle.execute(
              "create trigger refuse before insert or update on %s for each row execute function refuse()"
                  .formatted(table));
        });
  }

  private Call end(Map<String, String> variables, CallEvent... before) {
    var _ = home.call();
    NodeId node = records.nodes().enter("here", Map.of("default", 100));
    Claim claim = records.claims().claim(node, 1, Duration.ofMinutes(1)).getFirst();
    try (AttemptJournal journal = new Journals(database.get(), new Random(7)).open(claim)) {
      for (CallEvent event : before) {
        journal.append(event);
      }
      assertThat(
              journal.end(
                  new CallEvent.Ended(
                      NOW, EndReason.AGENT_ENDED, "Goodbye", variables, List.of("yes"))))
          .isEqualTo(AttemptJournal.End.KEPT);
    }
    return records.calls().get(home.team.id(), claim.call()).orElseThrow();
  }

  private static Call.Ending ending(Call call) {
    return Objects.requireNonNull(call.ending());
  }

  @Test
  void keepsTextsWithCharactersThatAreNone() {
    Map<String, String> variables =
        Map.of(
            "written", "a\\u0000b",
            "nul", "a\0b",
            "half", "a\ud800b",
            "other half", "\udc00",
            "na\0me", "x");
    Call call = end(variables, new CallEvent.Noted(NOW, "a\0b\ud800"));
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(ending(call).variables())
        .containsEntry("written", "a\\u0000b")
        .containsEntry("nul", "a\ufffdb")
        .containsEntry("half", "a\ufffdb")
        .containsEntry("other half", "\ufffd")
        .containsEntry("na\ufffdme", "x");
    assertThat(records.calls().journal(home.team.id(), call.id(), -1, 10))
        .extracting(JournalEntry::event)
        .contains(new CallEvent.Noted(NOW, "a\ufffdb\ufffd"));
  }

  @Test
  void writesAnEndWithoutWhatIsRefused() {
    refuse("calls", "new.variables ->> 'bad' is not null");
    Call call =
        end(
            Map.of("bad", "x"),
            new CallEvent.Recorded(
                NOW, LegId.FIRST, new RecordingKey("/r.wav"), Duration.ofSeconds(3)));
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.recording()).isNotNull();
    assertThat(ending(call).reason()).isEqualTo(EndReason.AGENT_ENDED);
    assertThat(ending(call).outcomes()).containsExactly("yes");
    assertThat(ending(call).variables()).isEmpty();
    assertThat(ending(call).detail()).isEqualTo("Goodbye. The variables could not be kept");
  }

  @Test
  void writesAnEndAlsoWhereWhatWasNotUnderstoodCannotBeRead() {
    Call call =
        end(
            Map.of(),
            new CallEvent.Stepped(
                NOW, 0, Duration.ZERO, "{\"type\":\"of_another_time\"}", List.of()));
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(ending(call).outcomes()).containsExactly("yes");
  }

  @Test
  void writesNothingButTheReasonWhereAllElseIsRefused() {
    refuse("calls", "cardinality(new.outcomes) > 0");
    Call call = end(Map.of());
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(ending(call).outcomes()).isEmpty();
  }

  @Test
  void writesTheEndThoughAnEventBeforeItIsRefused() {
    refuse("call_events", "new.type = 'agent_paused'");
    Call call =
        end(
            Map.of("a", "b"),
            new CallEvent.Answered(NOW, LegId.FIRST),
            new CallEvent.AgentPaused(NOW, LegId.FIRST, Duration.ZERO, Duration.ofSeconds(1)));
    assertThat(ending(call).variables()).containsEntry("a", "b");
    assertThat(records.calls().journal(home.team.id(), call.id(), -1, 10))
        .extracting(JournalEntry::event)
        .hasSize(3)
        .contains(new CallEvent.Noted(NOW, "An event (agent_paused) could not be kept"));
  }
}
