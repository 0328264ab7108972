package dev.parley.webhooks;

import dev.parley.records.Database;
import dev.parley.records.UnavailableException;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that goes round while there is something to do, when woken, and now and then. */
final class WokenLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WokenLoop.class);

  private final Round round;
  private final Duration poll;
  private final Pulse pulse;
  private final Thread thread;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closed;

  /** What is done in one go. */
  @FunctionalInterface
  interface Round {
    /** False if nothing was there to do. */
    boolean go();
  }

  /**
   * A loop that does not run yet.
   *
   * @param poll how long it rests when there is nothing to do, or it failed
   */
  WokenLoop(String name, Duration poll, Round round) {
    this.round = round;
    this.poll = poll;
    this.pulse = new Pulse(name, Database.LONGEST_ROUND);
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> pulse.live(this::run));
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. */
  void wake() {
    wake.release();
  }

  /** How its thread does. */
  Pulse pulse() {
    return pulse;
  }

  private void run() {
    while (!closed) {
      try {
        pulse.working();
        boolean more = round.go();
        pulse.succeeded();
        if (!more) {
          rest();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.warn("A round of {} failed", pulse.name(), e);
        if (!UnavailableException.caused(e)) {
          pulse.outlive(e);
          pulse.failed();
        }
        pause();
      }
    }
  }

  private void rest() throws InterruptedException {
    pulse.resting(poll.toNanos());
    boolean _ = wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
    int _ = wake.drainPermits();
  }

  private void pause() {
    pulse.resting(poll.toNanos());
    try {
      Thread.sleep(poll);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after the round it is in; does not wait when interrupted. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
