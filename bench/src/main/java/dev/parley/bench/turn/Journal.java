package dev.parley.bench.turn;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A call's journal in memory that can be waited on; each event with its {@link System#nanoTime}.
 */
final class Journal implements CallJournal {
  private final List<Noted> events = new ArrayList<>();
  private boolean closed;

  /** An event and when it was appended. */
  record Noted(CallEvent event, long nanos) {}

  @Override
  public synchronized void append(CallEvent event) {
    events.add(new Noted(event, System.nanoTime()));
    notifyAll();
  }

  /** The conversation is over. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean closed() {
    return closed;
  }

  /** How many events there are. */
  synchronized int size() {
    return events.size();
  }

  /** The events from one on. */
  synchronized List<Noted> from(int index) {
    return List.copyOf(events.subList(index, events.size()));
  }

  /** The last event of a type. */
  synchronized <T extends CallEvent> Optional<T> last(Class<T> type, Predicate<T> wanted) {
    return events.reversed().stream()
        .map(Noted::event)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(wanted)
        .findFirst();
  }

  /** Waits for an event of a type from an index on; empty when time is up or the call over. */
  synchronized <T extends CallEvent> Optional<Noted> await(Class<T> type, int index, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (int at = index; ; ) {
      while (at < events.size()) {
        Noted noted = events.get(at++);
        if (type.isInstance(noted.event())) {
          return Optional.of(noted);
        }
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || closed) {
        return Optional.empty();
      }
      wait(left);
    }
  }
}
