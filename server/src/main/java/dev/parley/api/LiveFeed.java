package dev.parley.api;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.records.Board;
import dev.parley.records.Channel;
import dev.parley.records.LiveCall;
import dev.parley.records.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What those are told who watch, of all teams of this node. What is written wakes it; whoever
 * watches and is awake first reads what changed, once for all: a query for the calls and one for
 * the counts, however many those are and however many watch. Without a watcher nothing is read.
 */
final class LiveFeed {
  /** At least so long between two looks at the calls that changed. */
  private static final Duration CALLS_EVERY = Duration.ofMillis(600);

  /** At least so long between two looks at the counts. */
  private static final Duration COUNTS_EVERY = Duration.ofSeconds(3);

  private static final int KEPT = 10_000;
  private static final Duration KEPT_FOR = Duration.ofMinutes(5);

  /** Of calls that changed while nobody watched. */
  private static final int MOST_CHANGED = 5_000;

  /** What something that is told is about. */
  enum Topic {
    NOW,
    CALLS,
    DELIVERIES
  }

  /**
   * Something that is told.
   *
   * @param call the call it is about, null if none
   */
  record Sent(
      long number, Instant at, TeamId team, Topic topic, @Nullable CallId call, String text) {}

  /** Where somebody is who watches: of what run of the feed, and how far. */
  record Place(long run, long number) {}

  /**
   * What was new to somebody.
   *
   * @param missed whether something before it is lost to them
   */
  record News(List<Sent> sent, Place upTo, boolean missed) {}

  private final Board board;
  private final InstantSource steady;

  /** Held for a moment only, and never while the database is read. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition woken = lock.newCondition();
  private final Deque<Sent> sent = new ArrayDeque<>();
  private final Map<TeamId, Integer> watchers = new HashMap<>();
  private final Map<TeamId, String> lastCounts = new HashMap<>();
  private final Set<TeamId> deliveries = new HashSet<>();
  private Set<CallId> changed = new HashSet<>();
  private boolean counts;
  private boolean reading;
  private boolean closed;
  private Instant nextCalls = Instant.MIN;
  private Instant nextCounts = Instant.MIN;

  /** Another when something may have been missed. */
  private long run;

  private long last;

  /**
   * Begins to hear what is written.
   *
   * @param run what no other run of a feed is likely to have been
   */
  LiveFeed(Board board, Notices notices, InstantSource steady, long run) {
    this.board = board;
    this.steady = steady;
    this.run = run;
    notices.onEach(Channel.EVENTS, about -> heard(about, this::call));
    notices.onEach(Channel.DELIVERY, about -> heard(about, this::delivery));
    notices.on(Channel.DUE, () -> heard("due", _ -> counts = true));
  }

  private void heard(String about, Consumer<String> change) {
    lock.lock();
    try {
      if (about.isEmpty()) {
        forget();
      } else {
        change.accept(about);
      }
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void call(String id) {
    changed.add(new CallId(UUID.fromString(id)));
    counts = true;
    if (changed.size() > MOST_CHANGED) {
      forget();
    }
  }

  private void delivery(String team) {
    deliveries.add(new TeamId(UUID.fromString(team)));
  }

  /** Something may have been missed: everybody looks anew. */
  private void forget() {
    run++;
    sent.clear();
    changed.clear();
    lastCounts.clear();
    counts = true;
  }

  /** Somebody begins to watch a team. */
  void join(TeamId team) {
    lock.lock();
    try {
      watchers.merge(team, 1, Integer::sum);
      counts = true;
    } finally {
      lock.unlock();
    }
  }

  /** They watch no more. */
  void leave(TeamId team) {
    lock.lock();
    try {
      var _ = watchers.computeIfPresent(team, (_, many) -> many == 1 ? null : many - 1);
      if (!watchers.containsKey(team)) {
        lastCounts.remove(team);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Where somebody is who knows all there is. */
  Place here() {
    lock.lock();
    try {
      return new Place(run, last);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody is to wait any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What a team is told after a place, waiting until there is something; nothing after {@code
   * limit}.
   */
  News after(TeamId team, Place place, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        if (place.run() != run || lostSince(place.number())) {
          return new News(List.of(), new Place(run, last), true);
        }
        List<Sent> news =
            sent.stream()
                .filter(each -> each.number() > place.number() && each.team().equals(team))
                .toList();
        if (!news.isEmpty() || closed || left <= 0) {
          return new News(news, new Place(run, last), false);
        }
        long wait = Math.min(left, untilDue());
        if (wait <= 0) {
          read();
        } else {
          left -= wait - woken.awaitNanos(wait);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean lostSince(long number) {
    return number < last && (sent.isEmpty() || sent.getFirst().number() > number + 1);
  }

  /** Nanoseconds until there is something to read; for ever while another reads. */
  private long untilDue() {
    if (reading) {
      return Long.MAX_VALUE;
    }
    long calls = changed.isEmpty() && deliveries.isEmpty() ? Long.MAX_VALUE : until(nextCalls);
    return Math.min(calls, counts ? until(nextCounts) : Long.MAX_VALUE);
  }

  private long until(Instant at) {
    return at.equals(Instant.MIN)
        ? 0
        : TimeUnit.NANOSECONDS.convert(Duration.between(steady.instant(), at));
  }

  /** Reads what changed, with the lock given up meanwhile, and tells it. */
  private void read() {
    Instant now = steady.instant();
    Set<CallId> calls = Set.of();
    Set<TeamId> delivered = Set.of();
    if (!nextCalls.isAfter(now)) {
      calls = changed;
      changed = new HashSet<>();
      delivered = Set.copyOf(deliveries);
      deliveries.clear();
      nextCalls = now.plus(CALLS_EVERY);
    }
    Set<TeamId> counted = Set.of();
    if (counts && !nextCounts.isAfter(now)) {
      counts = false;
      counted = Set.copyOf(watchers.keySet());
      nextCounts = now.plus(COUNTS_EVERY);
    }
    reading = true;
    long runBefore = run;
    List<LiveCall> rows = null;
    Map<TeamId, Board.Counts> numbers = Map.of();
    lock.unlock();
    try {
      rows = calls.isEmpty() ? List.of() : board.calls(calls);
      numbers = counted.isEmpty() ? Map.of() : board.counts(counted);
    } finally {
      lock.lock();
      reading = false;
      if (rows == null) {
        forget();
      } else if (runBefore == run) {
        tell(now, rows, numbers, delivered);
      }
      woken.signalAll();
    }
  }

  private void tell(
      Instant now, List<LiveCall> calls, Map<TeamId, Board.Counts> numbers, Set<TeamId> delivered) {
    for (LiveCall call : calls) {
      add(now, call.team(), Topic.CALLS, call.id(), "call", LiveJson.call(call).toString());
    }
    numbers.forEach((team, each) -> {
      String text = LiveJson.counts(each).toString();
      if (!text.equals(lastCounts.put(team, text))) {
        add(now, team, Topic.NOW, null, "now", text);
      }
    });
    delivered.forEach(team -> add(now, team, Topic.DELIVERIES, null, "delivery", "{}"));
    while (sent.size() > KEPT
        || (!sent.isEmpty() && sent.getFirst().at().isBefore(now.minus(KEPT_FOR)))) {
      sent.removeFirst();
    }
  }

  private void add(
      Instant now, TeamId team, Topic topic, @Nullable CallId call, String event, String json) {
    last++;
    String text =
        "id: %s\nevent: %s\ndata: %s\n\n"
            .formatted(LivePlace.text(new Place(run, last)), event, json);
    sent.addLast(new Sent(last, now, team, topic, call, text));
  }
}
