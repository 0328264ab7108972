package dev.parley.dispatch;

import dev.parley.records.Database;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is out of reach for a while, as one that is started again. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /**
   * Longer than the pool trusts a connection unseen, so broken ones are found before the next try.
   */
  private static final Duration PAUSE = Duration.ofMillis(600);

  /** What a database that answers refuses so often, it refuses for good. */
  private static final int REFUSALS = 3;

  private Outage() {}

  /**
   * Reads, and waits for a database that is out of reach until it is back.
   *
   * @throws InterruptedException if the calling thread is interrupted, as all that carry calls are
   *     when the node loses its lease
   * @throws RuntimeException if the database refuses though it answers
   */
  static <T> T outlast(Database database, Supplier<T> read) throws InterruptedException {
    int refusals = 0;
    while (true) {
      try {
        return read.get();
      } catch (RuntimeException e) {
        boolean answers = database.answers();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        refusals += answers ? 1 : 0;
        if (refusals == REFUSALS) {
          throw e;
        }
        LOG.warn("The database is waited for", e);
        Thread.sleep(PAUSE);
      }
    }
  }
}
