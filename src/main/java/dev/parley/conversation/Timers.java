package dev.parley.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The timers of one conversation. */
final class Timers {
  private final Map<Timer, Instant> due = new EnumMap<>(Timer.class);

  void set(Timer timer, Instant at) {
    due.put(timer, at);
  }

  void cancel(Timer timer) {
    due.remove(timer);
  }

  /** Takes a timer that is due, the longest due first. */
  Optional<Timer> takeDue(Instant now) {
    Optional<Timer> first =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .min(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey);
    first.ifPresent(due::remove);
    return first;
  }

  /** How long until one is due, but no longer than {@code limit}. */
  Duration untilNext(Instant now, Duration limit) {
    Duration wait = limit;
    for (Instant at : due.values()) {
      Duration until = Duration.between(now, at);
      wait = until.compareTo(wait) < 0 ? until : wait;
    }
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
