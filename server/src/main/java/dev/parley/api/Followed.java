package dev.parley.api;

import dev.parley.call.CallEvent;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.JournalEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One call that somebody follows. Whoever is woken first reads what is new, once for all followers;
 * of what is older than the last {@value #KEPT} events each reads for itself.
 */
final class Followed {
  private static final int KEPT = 200;
  private static final int BATCH = 200;

  /** An event as it is sent. */
  record Sent(int index, String text, boolean last) {}

  private final Calls calls;
  private final Call call;

  /**
   * Held for a moment only: whoever wakes us wakes others too, and must not wait for a database.
   */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition woken = lock.newCondition();
  private long signals = 1;
  private boolean closed;

  /** Held while the database is read. */
  private final ReentrantLock reading = new ReentrantLock();

  private final Deque<Sent> recent = new ArrayDeque<>();
  private int followers;
  private long read;
  private boolean over;

  Followed(Calls calls, Call call) {
    this.calls = calls;
    this.call = call;
    this.over = call.status().ended();
  }

  /** One more follows; for the map that holds it. */
  void join() {
    followers++;
  }

  /** One less does; whether it was the last. For the map that holds it. */
  boolean leave() {
    followers--;
    return followers == 0;
  }

  /** Something may have happened. */
  void wake() {
    lock.lock();
    try {
      signals++;
      woken.signalAll();
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

  /** Whether the call had ended when it was last looked at. */
  boolean over() {
    reading.lock();
    try {
      return over;
    } finally {
      reading.unlock();
    }
  }

  /** Has it looked at again: a wake-up may have been lost. */
  void look() {
    boolean ended = calls.get(call.team(), call.id()).map(now -> now.status().ended()).orElse(true);
    reading.lock();
    try {
      over |= ended;
    } finally {
      reading.unlock();
    }
    wake();
  }

  /** The events after one, waiting until there are some; empty after {@code limit}. */
  List<Sent> after(int last, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    while (true) {
      Looked looked = look(last);
      if (!looked.found().isEmpty() || looked.ended() || left <= 0) {
        return looked.found();
      }
      lock.lockInterruptibly();
      try {
        while (looked.signals() == signals && !closed && left > 0) {
          left = woken.awaitNanos(left);
        }
        if (closed) {
          return List.of();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** What there was after an event, and which wake-up it answers. */
  private record Looked(List<Sent> found, boolean ended, long signals) {}

  private Looked look(int last) throws InterruptedException {
    reading.lockInterruptibly();
    try {
      refresh();
      return new Looked(found(last), over && read == signals(), read);
    } finally {
      reading.unlock();
    }
  }

  private long signals() {
    lock.lock();
    try {
      return signals;
    } finally {
      lock.unlock();
    }
  }

  /** Reads what is new, unless somebody did since the last wake-up. */
  private void refresh() {
    long now = signals();
    if (read == now) {
      return;
    }
    int from = recent.isEmpty() ? -1 : recent.getLast().index();
    List<Sent> more = read(from);
    for (Sent sent : more) {
      recent.addLast(sent);
      if (recent.size() > KEPT) {
        recent.removeFirst();
      }
      over |= sent.last();
    }
    if (more.size() < BATCH) {
      read = now;
    }
  }

  private List<Sent> found(int last) {
    if (recent.isEmpty() || recent.getLast().index() <= last) {
      return List.of();
    }
    if (recent.getFirst().index() > last + 1 && recent.getFirst().index() > 0) {
      return read(last);
    }
    return recent.stream().filter(sent -> sent.index() > last).toList();
  }

  private List<Sent> read(int after) {
    List<Sent> events = new ArrayList<>();
    for (JournalEntry entry : calls.journal(call.team(), call.id(), after, BATCH)) {
      String text =
          "id: %d\nevent: %s\ndata: %s\n\n"
              .formatted(
                  entry.index(),
                  CallEventView.type(entry.event()),
                  CallEventView.of(entry.event()));
      events.add(new Sent(entry.index(), text, entry.event() instanceof CallEvent.Ended));
    }
    return events;
  }
}
