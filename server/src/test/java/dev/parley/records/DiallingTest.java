package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallId;
import dev.parley.schedule.Deferral;
import dev.parley.schedule.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While a team has stopped dialling, nobody claims a call of it. */
class DiallingTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Records records = Furniture.records(database);
  private final Furniture home = Furniture.team(records, 1000, 1000);
  private NodeId node;

  @BeforeEach
  void trunk() {
    node = records.nodes().enter("carrier", Map.of("default", 1000));
  }

  private List<CallId> claimed() {
    return records.claims().claim(node, 1000, LEASE).stream()
        .filter(claim -> claim.team().equals(home.team.id()))
        .map(Claim::call)
        .toList();
  }

  @Test
  void keepsCallsInLineUntilItIsResumed() {
    CallId before = home.call();
    Dialling.State stopped = records.dialling().set(home.author, false, "wrong list");
    CallId after = home.call();
    assertThat(claimed()).isEmpty();
    assertThat(stopped.on()).isFalse();
    assertThat(stopped.by()).isEqualTo(home.author.user());
    assertThat(stopped.note()).isEqualTo("wrong list");
    assertThat(records.calls().permissionNow(home.team.id(), before))
        .get()
        .isInstanceOfSatisfying(
            Permission.Deferred.class,
            deferred -> assertThat(deferred.reasons()).contains(new Deferral.DiallingStopped()));
    Dialling.State again = records.dialling().set(home.author, false, "me too");
    assertThat(again).isEqualTo(stopped);
    assertThat(records.dialling().set(home.author, true, null).on()).isTrue();
    assertThat(claimed()).containsExactly(before, after);
  }

  @Test
  void leavesOtherTeamsAlone() {
    Furniture other = Furniture.team(records, 10, 10);
    CallId theirs = other.call();
    records.dialling().set(home.author, false, null);
    assertThat(records.claims().claim(node, 1000, LEASE)).extracting(Claim::call).contains(theirs);
    assertThat(records.dialling().of(other.team.id()).on()).isTrue();
  }

  @Test
  void claimsNothingOnceAStopIsCommittedHoweverManyNodesClaim() throws Exception {
    for (int i = 0; i < 200; i++) {
      CallId _ = home.call();
    }
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch some = new CountDownLatch(20);
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> claiming = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        claiming.add(
            nodes.submit(() -> {
              while (!done.get()) {
                records.claims().claim(node, 1, LEASE).forEach(_ -> some.countDown());
              }
            }));
      }
      some.await();
      records.dialling().set(home.author, false, null);
      Instant stopped = databaseNow();
      for (int i = 0; i < 20; i++) {
        assertThat(claimed()).isEmpty();
      }
      done.set(true);
      for (Future<?> each : claiming) {
        each.get();
      }
      assertThat(lastDialled()).isBeforeOrEqualTo(stopped);
      assertThat(records.board().now(home.team.id()).counts().waiting()).isPositive();
    }
  }

  private Instant databaseNow() {
    return one("select clock_timestamp()");
  }

  private Instant lastDialled() {
    return one("select max(dialled) from attempts where team = '%s'".formatted(home.team.id()));
  }

  private Instant one(String query) {
    return database
        .get()
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(Instant.class).one());
  }

  @Test
  void asksTheCallsUnderWayToEnd() {
    CallId call = home.call();
    assertThat(claimed()).containsExactly(call);
    assertThat(records.dialling().set(home.author, false, null).underWay()).isEqualTo(1);
    assertThat(records.hangUps().asked(node)).doesNotContain(call);
    assertThat(records.dialling().endLive(home.team.id())).isEqualTo(1);
    assertThat(records.hangUps().asked(node)).contains(call);
  }

  @Test
  void doesNotBeginWhatWasClaimedAndNeverHeardOfUntilItIsResumed() {
    CallId call = home.call();
    assertThat(claimed()).containsExactly(call);
    records.dialling().set(home.author, false, null);
    assertThat(records.orphanedAttempts().claimAnswerLost(node, List.of(), 100)).isEmpty();
    records.dialling().set(home.author, true, null);
    assertThat(records.orphanedAttempts().claimAnswerLost(node, List.of(), 100))
        .extracting(Claim::call)
        .contains(call);
  }
}
