package dev.parley.sip.transaction;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The armed timers of one transaction. */
final class TransactionTimers {
  private final TimerHeap heap;
  private final Consumer<TransactionTimer> fired;
  private final Map<TransactionTimer, TimerHeap.Timer> armed =
      new EnumMap<>(TransactionTimer.class);

  TransactionTimers(TimerHeap heap, Consumer<TransactionTimer> fired) {
    this.heap = heap;
    this.fired = fired;
  }

  void arm(TransactionTimer timer, Duration delay) {
    disarm(timer);
    armed.put(timer, heap.arm(delay, () -> fired.accept(timer)));
  }

  void disarm(TransactionTimer timer) {
    TimerHeap.Timer old = armed.remove(timer);
    if (old != null) {
      old.cancel();
    }
  }

  void disarmAll() {
    armed.values().forEach(TimerHeap.Timer::cancel);
    armed.clear();
  }
}
