package dev.parley.dispatch;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.TeamId;
import dev.parley.records.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries calls by waiting until the test, or a hang-up request, lets them end; keeps the books.
 */
final class FakeCarrier implements CallRunner {
  final Queue<AttemptId> rung = new ConcurrentLinkedQueue<>();
  final Map<AttemptId, CountDownLatch> open = new ConcurrentHashMap<>();
  private final Map<TeamId, AtomicInteger> now = new ConcurrentHashMap<>();
  private final Map<TeamId, AtomicInteger> most = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> nowOnTrunk = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> mostOnTrunk = new ConcurrentHashMap<>();
  private volatile boolean holding = true;

  @Override
  public CallEvent.Ended run(Claim claim, CallJournal journal, HangUpRequest hangUp)
      throws InterruptedException {
    rung.add(claim.attempt());
    AtomicInteger ofTeam = up(now, most, claim.team());
    AtomicInteger ofTrunk = up(nowOnTrunk, mostOnTrunk, claim.trunk());
    try {
      Instant at = InstantSource.system().instant();
      journal.append(new CallEvent.Ringing(at, LegId.FIRST, false));
      journal.append(new CallEvent.Answered(at, LegId.FIRST));
      CountDownLatch end = new CountDownLatch(1);
      hangUp.react(end::countDown);
      open.put(claim.attempt(), end);
      if (holding) {
        end.await();
      }
      return new CallEvent.Ended(
          at,
          hangUp.made() ? EndReason.SUPERVISOR_ENDED : EndReason.AGENT_ENDED,
          "as the test wished",
          Map.of("answer", "yes"),
          List.of("confirmed"));
    } finally {
      ofTeam.decrementAndGet();
      ofTrunk.decrementAndGet();
    }
  }

  /** Ends all calls, also those to come. */
  void letGo() {
    holding = false;
    open.values().forEach(CountDownLatch::countDown);
  }

  int most(TeamId team) {
    return most.getOrDefault(team, new AtomicInteger()).get();
  }

  int mostOn(String trunk) {
    return mostOnTrunk.getOrDefault(trunk, new AtomicInteger()).get();
  }

  private static <K> AtomicInteger up(
      Map<K, AtomicInteger> now, Map<K, AtomicInteger> most, K key) {
    AtomicInteger count = now.computeIfAbsent(key, _ -> new AtomicInteger());
    most.computeIfAbsent(key, _ -> new AtomicInteger())
        .accumulateAndGet(count.incrementAndGet(), Math::max);
    return count;
  }
}
