package dev.parley.sip.transaction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timers in order of their deadline, those of one instant in order of arming. Loop-confined. */
public final class TimerHeap {
  private final InstantSource clock;
  private final PriorityQueue<Timer> heap = new PriorityQueue<>();
  private long armed;

  public TimerHeap(InstantSource clock) {
    this.clock = clock;
  }

  /** One armed timer. */
  public static final class Timer implements Comparable<Timer> {
    private final Instant deadline;
    private final long order;
    private @Nullable Runnable action;

    private Timer(Instant deadline, long order, Runnable action) {
      this.deadline = deadline;
      this.order = order;
      this.action = action;
    }

    /** Forgets the action at once, so that what it refers to can be collected. */
    public void cancel() {
      action = null;
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = deadline.compareTo(other.deadline);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  public Timer arm(Duration delay, Runnable action) {
    Timer timer = new Timer(clock.instant().plus(delay), armed++, action);
    heap.add(timer);
    return timer;
  }

  /** Runs one timer that is due. */
  public boolean runDue() {
    Timer timer = heap.peek();
    if (timer == null || timer.deadline.isAfter(clock.instant())) {
      return false;
    }
    heap.remove();
    Runnable action = timer.action;
    if (action != null) {
      action.run();
    }
    return true;
  }

  /** When the next timer is due; cancelled ones at the front are dropped. Null when none is. */
  public @Nullable Instant nextDeadline() {
    while (true) {
      Timer timer = heap.peek();
      if (timer == null) {
        return null;
      }
      if (timer.action != null) {
        return timer.deadline;
      }
      heap.remove();
    }
  }
}
