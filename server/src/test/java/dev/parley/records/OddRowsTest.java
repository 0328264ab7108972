package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that another version or another hand wrote: one of them keeps nobody from the others. */
class OddRowsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Page.Request FIRST = new Page.Request(0, 50);

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 100, 100);
  private NodeId node = new NodeId(new UUID(0, 0));

  @BeforeEach
  void trunk() {
    node = records.nodes().enter("here", Map.of("default", 100));
  }

  private static void write(String sql, Object id) {
    database.get().jdbi().useHandle(handle -> handle.execute(sql, id));
  }

  private List<Call> calls() {
    return records
        .calls()
        .list(home.team.id(), new Call.Filter(null, Set.of(), null, List.of(), null), FIRST)
        .items();
  }

  private CallId ended() {
    CallId call = home.call();
    assertThat(records.hangUps().ask(home.team.id(), call)).contains(HangUps.Outcome.CANCELLED);
    return call;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update calls set status = 'ABDUCTED' where id = ?",
        "update calls set end_reason = 'ABDUCTED' where id = ?",
        "update calls set phone_number = 'nobody' where id = ?",
        "update contacts set phone_number = '' where id = (select contact from calls where id = ?)",
        "update calls set variables = '[1]' where id = ?",
        "update calls set recording = E'\\x01', recording_ms = -1 where id = ?"
      })
  void areListedWithTheOthers(String sql) {
    CallId odd = ended();
    CallId even = ended();
    write(sql, odd.value());
    assertThat(calls()).extracting(Call::id).containsExactly(even, odd);
    assertThat(records.calls().get(home.team.id(), odd)).isPresent();
    assertThat(
            records
                .contacts()
                .list(
                    home.team.id(),
                    new Contact.Filter(null, List.of(), List.of(), Contact.Sort.CREATED, true),
                    FIRST)
                .items())
        .hasSize(2);
  }

  @Test
  void withoutATruthOfTheirOwnAreFailuresOfOurs() {
    CallId odd = ended();
    write(
        "update calls set status = 'ABDUCTED', end_reason = 'ABDUCTED' where id = ?", odd.value());
    Call read = records.calls().get(home.team.id(), odd).orElseThrow();
    assertThat(read.status()).isEqualTo(CallStatus.FAILED);
    assertThat(Objects.requireNonNull(read.ending()).reason()).isEqualTo(EndReason.INTERNAL_ERROR);
  }

  @Test
  void keepNobodyFromBeingCalled() {
    CallId odd = home.call();
    CallId even = home.call();
    write("update attempts set phone_number = '911x' where call = ?", odd.value());
    assertThat(records.claims().claim(node, 100, Duration.ofMinutes(1)))
        .extracting(Claim::call)
        .containsExactly(even);
    assertThat(records.calls().get(home.team.id(), odd).orElseThrow().status().ended()).isTrue();
  }

  @Test
  void keepNoOtherContactFromBeingErased() {
    Contact odd = home.contact();
    Contact even = home.contact();
    write(
        """
        create or replace function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'not this one'; end $$\
        """);
    write(
        """
        create trigger refuse before update of erased on contacts for each row
        when (new.erased is not null and new.id = '%s') execute function refuse()\
        """
            .formatted(odd.id().value()));
    try {
      assertThat(records.contacts().delete(home.team.id(), odd.id())).isPresent();
      assertThat(records.contacts().delete(home.team.id(), even.id())).isPresent();
      assertThat(number(even)).isEqualTo(PhoneNumber.ERASED.e164());
      assertThat(number(odd)).isEqualTo(odd.phoneNumber().e164());
    } finally {
      write("drop trigger refuse on contacts");
    }
    int _ =
        new Erasure(database.get(), Instant::now, new RecordingFiles(Path.of("recordings"))).run();
    assertThat(number(odd)).isEqualTo(PhoneNumber.ERASED.e164());
  }

  private static void write(String sql) {
    database.get().jdbi().useHandle(handle -> handle.execute(sql));
  }

  private static String number(Contact contact) {
    return database
        .get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select phone_number from contacts where id = :id")
                .bind("id", contact.id())
                .mapTo(String.class)
                .one());
  }

  private UUID delivery(String url) {
    Subscription subscription =
        records
            .subscriptions()
            .subscribe(home.team.id(), Subscription.Type.NEW_RESPONSE, url, null)
            .orElseThrow();
    CallId _ = ended();
    while (records.outbox().spread(_ -> "{}") > 0) {}
    return records.deliveries().list(home.team.id(), FIRST).stream()
        .filter(delivery -> delivery.subscription().equals(subscription.id()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<UUID> taken() {
    Instant now = Instant.now().plusSeconds(1);
    DeliveryShare share = new DeliveryShare(Map.of(), 0, Map.of(), 100, Map.of(), 100);
    return records.deliveries().take(share, now, now.plusSeconds(60)).stream()
        .map(parcel -> parcel.delivery().id())
        .toList();
  }

  @Test
  void keepNoDeliveryFromBeingMade() {
    UUID even = delivery("https://example.org/even");
    UUID odd = delivery("https://example.org/odd");
    write("update deliveries set type = 'ABDUCTED' where id = ?", odd);
    assertThat(taken()).contains(even, odd);
    assertThat(records.deliveries().list(home.team.id(), FIRST))
        .extracting(Delivery::id)
        .contains(even, odd);
    write(
        """
        update webhook_subscriptions set type = 'ABDUCTED'
        where id = (select subscription from deliveries where id = ?)\
        """,
        odd);
    assertThat(records.subscriptions().list(home.team.id()))
        .extracting(Subscription::url)
        .containsExactly("https://example.org/even");
  }
}
