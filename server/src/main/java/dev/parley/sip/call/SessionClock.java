package dev.parley.sip.call;

import dev.parley.sip.call.SessionTimers.Agreed;
import dev.parley.sip.transaction.TimerHeap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps a session fresh, or notices that the peer does not (RFC 4028 section 10). */
final class SessionClock {
  /** Less than this between two attempts to refresh is pestering. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final TimerHeap heap;
  private final Runnable refresh;
  private final Runnable expired;
  private TimerHeap.@Nullable Timer refreshing;
  private TimerHeap.@Nullable Timer expiring;
  private Duration pause = Duration.ZERO;

  /**
   * A clock that does not run yet.
   *
   * @param refresh called at half the interval when refreshing is our duty
   * @param expired called shortly before the interval ends without a refresh
   */
  SessionClock(TimerHeap heap, Runnable refresh, Runnable expired) {
    this.heap = heap;
    this.refresh = refresh;
    this.expired = expired;
  }

  /** Begins a new interval. */
  void restart(Agreed agreed) {
    stop();
    if (agreed instanceof Agreed.Every(Duration interval, boolean weRefresh)) {
      Duration margin = interval.dividedBy(3);
      Duration most = Duration.ofSeconds(32);
      expiring = heap.arm(interval.minus(margin.compareTo(most) < 0 ? margin : most), expired);
      if (weRefresh) {
        pause = interval.dividedBy(2);
        refreshing = heap.arm(pause, refresh);
      }
    }
  }

  /** A refresh came to nothing: tries again at half of the time that is left. */
  void again() {
    pause = pause.dividedBy(2);
    if (pause.compareTo(SHORTEST) >= 0) {
      refreshing = heap.arm(pause, refresh);
    }
  }

  void stop() {
    pause = Duration.ZERO;
    if (refreshing != null) {
      refreshing.cancel();
      refreshing = null;
    }
    if (expiring != null) {
      expiring.cancel();
      expiring = null;
    }
  }
}
