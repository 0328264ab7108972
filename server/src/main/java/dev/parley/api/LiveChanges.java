package dev.parley.api;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What changed and was not looked at since, and when that is due: not as often as it changes. For
 * one thread at a time.
 */
final class LiveChanges {
  /** At least so long between two looks at the calls that changed. */
  private static final Duration CALLS_EVERY = Duration.ofMillis(600);

  /** At least so long between two looks at the counts. */
  private static final Duration COUNTS_EVERY = Duration.ofSeconds(3);

  /** Of calls that changed while nobody watched. */
  private static final int MOST = 5_000;

  /**
   * What is to be looked at now.
   *
   * @param counted the teams whose counts are
   */
  record Due(Set<CallId> calls, Set<TeamId> delivered, Set<TeamId> counted) {}

  private final Set<TeamId> deliveries = new HashSet<>();
  private Set<CallId> calls = new HashSet<>();
  private boolean counts;
  private Instant nextCalls = Instant.MIN;
  private Instant nextCounts = Instant.MIN;

  void call(CallId id) {
    calls.add(id);
    counts = true;
  }

  void delivery(TeamId team) {
    deliveries.add(team);
  }

  void counts() {
    counts = true;
  }

  /** Whether more calls changed than are worth to be told one by one. */
  boolean tooMany() {
    return calls.size() > MOST;
  }

  /** Everybody looks at all calls anew. */
  void forgetCalls() {
    calls.clear();
    counts = true;
  }

  /** Nanoseconds until something is due; for ever while nothing changed. */
  long untilDue(Instant now) {
    long changed = calls.isEmpty() && deliveries.isEmpty() ? Long.MAX_VALUE : until(nextCalls, now);
    return Math.min(changed, counts ? until(nextCounts, now) : Long.MAX_VALUE);
  }

  private static long until(Instant at, Instant now) {
    return at.equals(Instant.MIN) ? 0 : TimeUnit.NANOSECONDS.convert(Duration.between(now, at));
  }

  /** Takes what is due, with the counts of those teams. */
  Due take(Instant now, Set<TeamId> watched) {
    Set<CallId> changed = Set.of();
    Set<TeamId> delivered = Set.of();
    if (!nextCalls.isAfter(now)) {
      changed = calls;
      calls = new HashSet<>();
      delivered = Set.copyOf(deliveries);
      deliveries.clear();
      nextCalls = now.plus(CALLS_EVERY);
    }
    Set<TeamId> counted = Set.of();
    if (counts && !nextCounts.isAfter(now)) {
      counts = false;
      counted = Set.copyOf(watched);
      nextCounts = now.plus(COUNTS_EVERY);
    }
    return new Due(changed, delivered, counted);
  }
}
