package dev.parley.conversation;

import dev.parley.call.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time as a call sees it: instants for the journal, and how long ago the answer was. It passes
 * evenly, whatever becomes of the machine's clock meanwhile.
 */
final class CallClock {
  private final SteadyClock clock;
  private final Instant answered;
  private final long answeredNanos;

  /** Starts at the answer, which is now. */
  CallClock(InstantSource clock) {
    this.clock = SteadyClock.from(clock);
    this.answered = this.clock.instant();
    this.answeredNanos = System.nanoTime();
  }

  Instant now() {
    return clock.instant();
  }

  /** Since the answer. */
  Duration offset() {
    return Duration.between(answered, clock.instant());
  }

  /** {@link System#nanoTime()} of the answer. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** From the answer to a {@link System#nanoTime()}; zero for what was before the answer. */
  Duration offset(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos - answeredNanos));
  }
}
