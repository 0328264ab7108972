package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.schedule.Deferral;
import dev.parley.schedule.DialRules;
import dev.parley.schedule.Permission;
import dev.parley.schedule.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may be dialled is asked at the order and again when the call's turn has come. */
class ClaimPermissionTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PhoneNumber PREMIUM = new PhoneNumber("+19005551234");

  private final Records records =
      new Records(
          database.get(),
          InstantSource.system(),
          new Random(),
          new RecordingFiles(Path.of("recordings")));
  private final Furniture home = Furniture.team(records, 100, 100);

  @BeforeEach
  void trunk() {
    NodeId _ = records.nodes().enter("trunk", Map.of("default", 100));
    records.trunks().allow("default", DialRules.DEFAULT);
  }

  private CallOrder.Outcome order(PhoneNumber number) {
    Contact contact =
        records
            .contacts()
            .put(
                home.author,
                new Contact.Draft(
                    number, null, null, null, JsonNodeFactory.instance.objectNode(), List.of()));
    return records.orders().order(CallOrder.of(home.author, contact.id(), home.agent));
  }

  private CallId ordered(PhoneNumber number) {
    return ((CallOrder.Accepted) order(number)).call().id();
  }

  private List<CallId> claimed() {
    NodeId node = records.nodes().enter("here", Map.of("default", 100));
    return records.claims().claim(node, 100, Duration.ofMinutes(1)).stream()
        .map(Claim::call)
        .toList();
  }

  private Call read(CallId id) {
    return records.calls().get(home.team.id(), id).orElseThrow();
  }

  @Test
  void takesNoOrderForANumberThatTheTrunkMayNotDial() {
    assertThat(order(PREMIUM))
        .isInstanceOfSatisfying(
            CallOrder.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo("number_not_allowed"));
    assertThat(order(new PhoneNumber("+49110")))
        .isInstanceOfSatisfying(
            CallOrder.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo("number_not_dialable"));
    records.trunks().allow("default", DialRules.of("all,premium"));
    assertThat(order(PREMIUM)).isInstanceOf(CallOrder.Accepted.class);
  }

  @Test
  void ringsNobodyWhomTheTrunkMayNoLongerDial() {
    records.trunks().allow("default", DialRules.of("US,premium"));
    CallId premium = ordered(PREMIUM);
    CallId ordinary = ordered(new PhoneNumber("+12025550143"));
    records.trunks().allow("default", DialRules.DEFAULT);
    assertThat(claimed()).contains(ordinary).doesNotContain(premium);
    Call ended = read(premium);
    assertThat(ended.status()).isEqualTo(CallStatus.SUPPRESSED);
    Call.Ending ending = Objects.requireNonNull(ended.ending());
    assertThat(ending.reason()).isEqualTo(EndReason.NUMBER_NOT_ALLOWED);
    assertThat(ending.detail()).contains("premium", "PARLEY_DIAL_ALLOW");
    assertThat(claimed()).isEmpty();
  }

  @Test
  void aRefusalKeepsNobodyElseFromTheirTurn() {
    records.trunks().allow("default", DialRules.of("all"));
    CallId german = ordered(new PhoneNumber("+4930901820"));
    CallId american = ordered(new PhoneNumber("+12025550144"));
    records.trunks().allow("default", DialRules.of("US"));
    assertThat(claimed()).contains(american).doesNotContain(german);
    assertThat(read(german).status()).isEqualTo(CallStatus.SUPPRESSED);
  }

  private CallId orderedFor(Duration ahead) {
    CallOrder order = home.order().at(Instant.now().plus(ahead));
    return ((CallOrder.Accepted) records.orders().order(order)).call().id();
  }

  private Permission permissionNow(CallId call) {
    return records.calls().permissionNow(home.team.id(), call).orElseThrow();
  }

  private List<Deferral> deferrals(CallId call) {
    return permissionNow(call) instanceof Permission.Deferred deferred
        ? deferred.reasons()
        : List.of();
  }

  private void postpone(CallId call, String by) {
    database.execute(
        "update calls set call_at = now() + ?::interval where id = ?", by, call.value());
  }

  private Instant due(CallId call) {
    return database
        .get()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select due from attempts where call = :call")
                .bind("call", call)
                .map((row, _) -> Rows.instant(row, "due"))
                .one());
  }

  @Test
  void aCallForLaterWaitsForItsTime() {
    CallId later = orderedFor(Duration.ofHours(1));
    CallId past = orderedFor(Duration.ofHours(-1));
    assertThat(deferrals(later))
        .singleElement()
        .isInstanceOf(Deferral.Early.class)
        .extracting(Deferral::until)
        .isEqualTo(due(later));
    assertThat(permissionNow(past)).isInstanceOf(Permission.Allowed.class);
    assertThat(claimed()).contains(past).doesNotContain(later);
    postpone(later, "-1 second");
    database.execute("update attempts set due = now() where call = ?", later.value());
    assertThat(claimed()).containsExactly(later);
    assertThat(records.calls().permissionNow(home.team.id(), later)).isEmpty();
  }

  @Test
  void takesNoOrderForATimeThatIsTooFarAhead() {
    assertThat(records.orders().order(home.order().at(Instant.MAX)))
        .isEqualTo(
            new CallOrder.Refused(
                new Permission.Refused(List.of(new Refusal.TooFarAhead(Permission.FARTHEST)))));
  }

  @Test
  void givesUpItsTurnForATimeThatHasNotCome() {
    CallId postponed = home.call();
    CallId other = home.call();
    postpone(postponed, "1 hour");
    assertThat(claimed()).containsExactly(other);
    assertThat(read(postponed).status()).isEqualTo(CallStatus.QUEUED);
    assertThat(due(postponed)).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
  }

  @Test
  void tellsWhichLimitsACallWaitsFor() {
    Furniture small = Furniture.team(records, 1, 1);
    CallId first = small.call();
    CallId second = small.call();
    assertThat(records.calls().permissionNow(small.team.id(), second).orElseThrow())
        .isInstanceOf(Permission.Allowed.class);
    assertThat(claimed()).contains(first);
    assertThat(records.calls().permissionNow(small.team.id(), second).orElseThrow())
        .isInstanceOfSatisfying(
            Permission.Deferred.class,
            deferred -> assertThat(deferred.reasons()).contains(new Deferral.TeamBusy(1)));
    assertThat(records.calls().permissionNow(home.team.id(), second)).isEmpty();
  }

  @Test
  void tellsOfACallInTheQueueWhatWillEndIt() {
    CallId call = home.call();
    records.trunks().allow("default", DialRules.of("DE"));
    assertThat(permissionNow(call)).isInstanceOf(Permission.Refused.class);
  }
}
