package dev.parley.sip.transaction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when told. */
public final class FakeClock implements InstantSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** Milliseconds since the start. */
  long elapsed() {
    return Duration.between(START, now).toMillis();
  }

  /** Lets time pass, running each timer at its own instant. */
  public void advance(Duration time, TimerHeap heap) {
    Instant end = now.plus(time);
    Instant next = heap.nextDeadline();
    while (next != null && !next.isAfter(end)) {
      now = next.isAfter(now) ? next : now;
      heap.runDue();
      next = heap.nextDeadline();
    }
    now = end;
  }
}
