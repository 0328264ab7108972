package dev.parley.driver;

import dev.parley.conversation.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Timers of a conversation that is held in writing: time goes straight to the next of them. */
final class WrittenTimers {
  private final Map<Timer, Duration> due = new EnumMap<>(Timer.class);
  private final Map<Timer, Duration> left = new EnumMap<>(Timer.class);
  private Duration now = Duration.ZERO;

  WrittenTimers() {}

  WrittenTimers(WrittenTimers other) {
    due.putAll(other.due);
    left.putAll(other.left);
    now = other.now;
  }

  void set(Timer timer, Duration after) {
    left.remove(timer);
    due.put(timer, now.plus(after));
  }

  void cancel(Timer timer) {
    due.remove(timer);
    left.remove(timer);
  }

  void pause(Timer timer) {
    Duration at = due.remove(timer);
    if (at != null) {
      left.put(timer, at.minus(now));
    }
  }

  void resume(Timer timer) {
    Duration rest = left.remove(timer);
    if (rest != null) {
      due.put(timer, now.plus(rest));
    }
  }

  /** The timer that runs out next, which is then over. */
  Optional<Timer> next() {
    Optional<Map.Entry<Timer, Duration>> first =
        due.entrySet().stream().min(Map.Entry.comparingByValue());
    first.ifPresent(entry -> run(entry.getKey(), entry.getValue()));
    return first.map(Map.Entry::getKey);
  }

  /** The one that waits for further keys, which is then over. */
  Optional<Timer> nextDigits() {
    Duration at = due.get(Timer.DIGITS);
    if (at == null) {
      return Optional.empty();
    }
    run(Timer.DIGITS, at);
    return Optional.of(Timer.DIGITS);
  }

  private void run(Timer timer, Duration at) {
    due.remove(timer);
    now = now.compareTo(at) > 0 ? now : at;
  }
}
