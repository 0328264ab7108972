package dev.parley.sip.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long what the loop handles has waited for it. Loop-confined. */
final class LagMeter {
  private static final Duration LIMIT = Duration.ofMillis(200);

  /** Less than this in a select is no waiting. */
  private static final Duration A_WAIT = Duration.ofMillis(1);

  private final InstantSource clock;
  private Instant looked;
  private Instant waiting;
  private boolean late;
  private boolean lateBefore;

  LagMeter(InstantSource clock) {
    this.clock = clock;
    this.looked = clock.instant();
    this.waiting = looked;
  }

  /**
   * A turn begins. What is found after a real wait has just come; what is found at once may have
   * come as early as the turn before.
   *
   * @param before when the wait for it began
   * @return the earliest instant at which what is found now can have come
   */
  Instant turn(Instant before) {
    Instant now = clock.instant();
    Instant arrival = Duration.between(before, now).compareTo(A_WAIT) > 0 ? now : looked;
    looked = now;
    lateBefore = late;
    late = false;
    handling(arrival);
    return arrival;
  }

  /** Something is handled now that came then. */
  void handling(Instant arrival) {
    waiting = arrival;
    late |= lagging();
  }

  private boolean lagging() {
    return Duration.between(waiting, clock.instant()).compareTo(LIMIT) > 0;
  }

  /** Whether no more calls can be taken: one late turn is a hiccup, two are a backlog. */
  boolean overloaded() {
    return lateBefore && lagging();
  }
}
