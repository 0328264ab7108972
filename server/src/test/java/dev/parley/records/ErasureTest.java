package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.RecordingKey;
import dev.parley.schedule.Permission;
import dev.parley.schedule.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String NUMBER = "+12025550188";
  private static final List<String> SECRETS = List.of("Hortensia", NUMBER, "lilac", "gate code");

  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-26T08:00:00Z"));
  private final Records records =
      new Records(
          database.get(), time::get, new Random(), new RecordingFiles(Path.of("recordings")));
  private final Furniture home = Furniture.team(records, 10, 100);

  @BeforeEach
  void trunk() {
    var _ = records.nodes().enter("trunk", Map.of("default", 100));
  }

  private Contact hortensia() {
    return records
        .contacts()
        .put(
            home.author,
            new Contact.Draft(
                new PhoneNumber(NUMBER),
                "Hortensia",
                "hortensia@example.org",
                "US",
                JsonNodeFactory.instance.objectNode().put("colour", "lilac"),
                List.of("lilac")));
  }

  private CallId order(Contact contact) {
    CallOrder order =
        CallOrder.of(home.author, contact.id(), home.agent)
            .labelled(
                new Call.Labels(
                    JsonNodeFactory.instance.objectNode().put("note", "gate code 7"),
                    List.of(),
                    null));
    return switch (records.orders().order(order)) {
      case CallOrder.Accepted(Call call) -> call.id();
      case CallOrder.Unknown unknown -> throw new AssertionError(unknown);
      case CallOrder.Refused refused -> throw new AssertionError(refused);
    };
  }

  private Claim claim() {
    return records
        .claims()
        .claim(records.nodes().enter("here", Map.of("default", 100)), 1, Duration.ofMinutes(1))
        .getFirst();
  }

  private void end(Claim claim, Path recording) {
    Instant now = time.get();
    for (CallEvent event :
        List.of(
            new CallEvent.Answered(now, LegId.FIRST),
            new CallEvent.CalleeSpoke(
                now,
                LegId.FIRST,
                null,
                0,
                "My gate code is 7",
                0,
                false,
                Duration.ZERO,
                Duration.ofSeconds(1)),
            new CallEvent.Recorded(
                now, LegId.FIRST, new RecordingKey(recording.toString()), Duration.ofSeconds(3)),
            new CallEvent.Ended(
                now, EndReason.AGENT_ENDED, "", Map.of("code", "gate code 7"), List.of("yes")))) {
      assertThat(database.write(claim, event)).isTrue();
    }
  }

  /** Whatever stands in any table. */
  private static String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of(
            "contacts",
            "calls",
            "attempts",
            "call_events",
            "unmatched_replies",
            "suppressions",
            "outbox",
            "deliveries",
            "idempotency_keys",
            "consents")) {
      all.append(database.rows(table));
    }
    return all.toString();
  }

  @Test
  void leavesNothingOfADeletedContactButThatACallWasMade(@TempDir Path directory)
      throws IOException {
    Path recording = Files.writeString(directory.resolve("call.wav"), "gate code");
    Contact contact = hortensia();
    CallId made = order(contact);
    end(claim(), recording);
    CallId queued = order(contact);
    records.suppressions().add(home.author, new PhoneNumber(NUMBER), "asked");
    database.execute(
        """
        insert into unmatched_replies (call, index, team, agent, at, node, said, reply, why, outcomes)
        select c.id, e.index, team, agent, at, 'n', '', 'My gate code is 7', 'asked_again', '[]'
        from calls c join call_events e on e.call = c.id where e.type = 'callee_spoke'
          and c.id = ?\
        """,
        made.value());
    assertThat(database.rows("unmatched_replies")).contains("gate code");
    assertThat(everything()).contains(SECRETS);

    Contact deleted = records.contacts().delete(home.team.id(), contact.id()).orElseThrow();
    assertThat(deleted.name()).isEqualTo("Hortensia");
    for (String secret : SECRETS) {
      assertThat(everything()).doesNotContain(secret);
    }
    assertThat(recording).doesNotExist();
    Call call = records.calls().get(home.team.id(), made).orElseThrow();
    assertThat(call.recording()).isNull();
    assertThat(call.ending()).isNotNull();
    assertThat(call.phoneNumber()).isEqualTo(PhoneNumber.ERASED);
    assertThat(records.calls().transcripts(home.team.id(), List.of(made))).isEmpty();
    assertThat(records.calls().journal(home.team.id(), made, -1, 100))
        .extracting(JournalEntry::event)
        .hasSize(2)
        .contains(
            new CallEvent.Ended(time.get(), EndReason.AGENT_ENDED, "", Map.of(), List.of("yes")));
    assertThat(records.calls().get(home.team.id(), queued).orElseThrow().ending())
        .extracting(ending -> ending == null ? null : ending.reason())
        .isEqualTo(EndReason.CANCELLED);

    // Whoever asked not to be called is not called, though their number is known no more.
    Contact again = hortensia();
    assertThat(records.orders().order(CallOrder.of(home.author, again.id(), home.agent)))
        .isEqualTo(
            new CallOrder.Refused(new Permission.Refused(List.of(new Refusal.Suppressed()))));
    records.suppressions().remove(home.author, new PhoneNumber(NUMBER), null);
    CallId allowed = order(again);
    assertThat(records.hangUps().ask(home.team.id(), allowed)).contains(HangUps.Outcome.CANCELLED);
    assertThat(records.contacts().delete(home.team.id(), again.id())).isPresent();
  }

  @Test
  void erasesACallUnderWayOnceItHasEnded(@TempDir Path directory) throws IOException {
    Path recording = Files.writeString(directory.resolve("call.wav"), "gate code");
    Contact contact = hortensia();
    CallId _ = order(contact);
    Claim claim = claim();
    assertThat(records.contacts().delete(home.team.id(), contact.id())).isPresent();
    end(claim, recording);
    assertThat(
            new Erasure(database.get(), time::get, new RecordingFiles(Path.of("recordings"))).run())
        .isEqualTo(1);
    for (String secret : SECRETS) {
      assertThat(everything()).doesNotContain(secret);
    }
    assertThat(recording).doesNotExist();
  }

  @Test
  void keepsKeysAsDigestsAndForADay() {
    Idempotency keys = records.idempotency();
    byte[] request = "a".getBytes(StandardCharsets.UTF_8);
    assertThat(keys.begin(home.team.id(), "my-secret-key", request))
        .isInstanceOf(Idempotency.State.Begun.class);
    keys.finish(home.team.id(), "my-secret-key", 200, "whsec_hush");
    assertThat(everything()).doesNotContain("my-secret-key").contains("whsec_hush");
    Retention retention = new Retention(database.get(), time::get);
    retention.run();
    assertThat(everything()).contains("whsec_hush");
    time.updateAndGet(t -> t.plus(Duration.ofHours(25)));
    retention.run();
    assertThat(everything()).doesNotContain("whsec_hush");
  }
}
