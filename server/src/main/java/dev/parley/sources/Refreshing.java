package dev.parley.sources;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the sources that are due, a few at once. On platform threads, for reading a page
 * computes, and calls share the carriers of virtual ones.
 */
public final class Refreshing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);
  private static final int AT_ONCE = 2;
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration LEAVE = Duration.ofSeconds(2);

  private final Sources sources;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads;

  private Refreshing(Sources sources) {
    this.sources = sources;
    threads =
        IntStream.rangeClosed(1, AT_ONCE)
            .mapToObj(i -> Thread.ofPlatform().daemon().name("source-" + i).unstarted(this::run))
            .toList();
  }

  /** Begins. */
  public static Refreshing start(Sources sources) {
    Refreshing refreshing = new Refreshing(sources);
    refreshing.threads.forEach(Thread::start);
    return refreshing;
  }

  private void run() {
    try {
      do {
        refreshAll();
      } while (!closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void refreshAll() throws InterruptedException {
    try {
      boolean more = true;
      while (more && closed.getCount() > 0) {
        more = sources.refreshDue();
      }
    } catch (RuntimeException e) {
      LOG.warn("Sources of knowledge bases could not be refreshed; they are tried again", e);
    }
  }

  /** Cuts off what is under way: it is asked for again after the next start. */
  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        boolean _ = thread.join(LEAVE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
