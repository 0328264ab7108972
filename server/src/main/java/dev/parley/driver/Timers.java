package dev.parley.driver;

import dev.parley.conversation.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The timers of one conversation. */
final class Timers {
  private final Map<Timer, Instant> due = new EnumMap<>(Timer.class);
  private final Map<Timer, Duration> paused = new EnumMap<>(Timer.class);

  void set(Timer timer, Instant at) {
    paused.remove(timer);
    due.put(timer, at);
  }

  void cancel(Timer timer) {
    due.remove(timer);
    paused.remove(timer);
  }

  /** Keeps what is left of a timer until {@link #resume}. */
  void pause(Timer timer, Instant now) {
    Instant at = due.remove(timer);
    if (at != null) {
      paused.put(timer, Duration.between(now, at));
    }
  }

  void resume(Timer timer, Instant now) {
    Duration left = paused.remove(timer);
    if (left != null) {
      due.put(timer, now.plus(left));
    }
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
