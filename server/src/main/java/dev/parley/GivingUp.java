package dev.parley;

import dev.parley.dispatch.Dispatcher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when a thread that carries calls cannot go on, and what it carried nobody else here
 * can. Calls are dropped, so that nobody is left on a dead line and each ends as interrupted;
 * whatever cannot be written now is by the next start, or by another node.
 */
final class GivingUp {
  private static final Logger LOG = LoggerFactory.getLogger(GivingUp.class);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final Runnable end;
  private volatile @Nullable Dispatcher dispatcher;

  /**
   * Drops no calls yet.
   *
   * @param end ends the process at once
   */
  GivingUp(Runnable end) {
    this.end = end;
  }

  /** From now on the calls of this one are dropped. */
  void drops(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  void because(String why) {
    LOG.error("Parley ends itself because {}. Its calls are ended as interrupted.", why);
    try {
      Dispatcher known = dispatcher;
      if (known != null) {
        known.drop(FAREWELL);
      }
    } finally {
      end.run();
    }
  }
}
