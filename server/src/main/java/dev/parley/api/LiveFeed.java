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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What those are told who watch, of all teams of this node. What is written wakes it; whoever
 * watches and is awake first reads what changed, once for all: a query for the calls and one for
 * the counts, however many those are and however many watch. Without a watcher nothing is read.
 */
final class LiveFeed {
  private final Board board;
  private final InstantSource steady;

  /** Held for a moment only, and never while the database is read. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition woken = lock.newCondition();
  private final LiveLog log;
  private final LiveChanges changes = new LiveChanges();
  private final Map<TeamId, Integer> watchers = new HashMap<>();
  private final Map<TeamId, String> lastCounts = new HashMap<>();
  private boolean reading;
  private boolean closed;

  /**
   * Begins to hear what is written.
   *
   * @param run what no other run of a feed is likely to have been
   */
  LiveFeed(Board board, Notices notices, InstantSource steady, long run) {
    this.board = board;
    this.steady = steady;
    log = new LiveLog(run);
    notices.onEach(Channel.EVENTS, about -> heard(about, this::call));
    notices.onEach(Channel.DELIVERY, about -> heard(about, this::delivery));
    notices.on(Channel.DUE, () -> heard("due", _ -> changes.counts()));
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
    changes.call(new CallId(UUID.fromString(id)));
    if (changes.tooMany()) {
      forget();
    }
  }

  private void delivery(String team) {
    changes.delivery(new TeamId(UUID.fromString(team)));
  }

  /** Something may have been missed: everybody looks anew. */
  private void forget() {
    log.forget();
    changes.forgetCalls();
    lastCounts.clear();
  }

  /** Somebody begins to watch a team. */
  void join(TeamId team) {
    lock.lock();
    try {
      watchers.merge(team, 1, Integer::sum);
      changes.counts();
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
  LiveLog.Place here() {
    lock.lock();
    try {
      return log.here();
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
  LiveLog.News after(TeamId team, LiveLog.Place place, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        LiveLog.News news = log.after(team, place);
        if (news.missed() || !news.sent().isEmpty() || closed || left <= 0) {
          return news;
        }
        long due = reading ? Long.MAX_VALUE : changes.untilDue(steady.instant());
        long wait = Math.min(left, due);
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

  /** Reads what changed, with the lock given up meanwhile, and tells it. */
  private void read() {
    Instant now = steady.instant();
    LiveChanges.Due due = changes.take(now, watchers.keySet());
    reading = true;
    long runBefore = log.here().run();
    List<LiveCall> calls = null;
    Map<TeamId, Board.Counts> counts = Map.of();
    lock.unlock();
    try {
      calls = due.calls().isEmpty() ? List.of() : board.calls(due.calls());
      counts = due.counted().isEmpty() ? Map.of() : board.counts(due.counted());
    } finally {
      lock.lock();
      reading = false;
      if (calls == null) {
        forget();
      } else if (runBefore == log.here().run()) {
        calls.forEach(call -> tell(now, call));
        counts.forEach((team, each) -> tell(now, team, each));
        due.delivered().forEach(team -> log.tell(now, team, LiveLog.Topic.DELIVERIES, null, "{}"));
        log.trim(now);
      }
      woken.signalAll();
    }
  }

  private void tell(Instant now, LiveCall call) {
    log.tell(now, call.team(), LiveLog.Topic.CALLS, call.id(), LiveJson.call(call).toString());
  }

  /** Counts are told only where they are others than the last. */
  private void tell(Instant now, TeamId team, Board.Counts counts) {
    String text = LiveJson.counts(counts).toString();
    if (!text.equals(lastCounts.put(team, text))) {
      log.tell(now, team, LiveLog.Topic.NOW, null, text);
    }
  }
}
