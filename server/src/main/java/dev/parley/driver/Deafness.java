package dev.parley.driver;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line on which no more will be heard, until somebody tells why. */
final class Deafness {
  /**
   * How long after the line closed somebody may still tell why. Who closes a line tells at once,
   * but a busy machine may be late, and a guess would blame the wrong side.
   */
  private static final Duration EXPLANATION = Duration.ofSeconds(3);

  private final Mailbox mailbox;
  private final CallClock clock;
  private @Nullable Instant since;

  Deafness(Mailbox mailbox, CallClock clock) {
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /** No more will be heard. */
  void begins() {
    since = clock.now();
  }

  /** Ends the line if nobody told why in time. */
  void look() {
    Instant began = since;
    if (began != null && clock.now().isAfter(began.plus(EXPLANATION))) {
      since = null;
      mailbox.lineClosed(EndReason.INTERNAL_ERROR, "The line closed and nobody told why");
    }
  }
}
