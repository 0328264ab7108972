package dev.parley.sim;

import java.time.Duration;

/**
 * Something a simulated callee heard or did.
 *
 * @param at since its phone rang
 */
public record LogEntry(Duration at, Kind kind, String text) {
  /** What it was. */
  public enum Kind {
    RANG,
    ANSWERED,
    REFUSED,
    HEARD,
    SAID,
    PLAYED,
    PRESSED,
    HUNG_UP,
    ENDED
  }
}
