package dev.parley.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts our PostgreSQL again when it died though nobody stopped it. */
final class PostgresGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresGuard.class);
  private static final Duration WATCH = Duration.ofMillis(250);

  private final Path data;
  private final Start start;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** Starts the server where its clients know it. */
  interface Start {
    /** Waits until it takes connections; false if it ended instead. */
    boolean run() throws IOException;
  }

  PostgresGuard(Path data, Start start) {
    this.data = data;
    this.start = start;
    this.thread = Thread.ofPlatform().daemon().name("postgres-guard").start(this::watch);
  }

  private void watch() {
    try {
      while (!closed.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails is tried again at the next look: without its database Parley is of no use. */
  private void look() {
    try {
      if (PostmasterPid.living(data).isEmpty()) {
        boolean up = start.run();
        LOG.error(
            "PostgreSQL in {} died and {}", data, up ? "runs again" : "could not be started yet");
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("PostgreSQL in {} died and could not be started", data, e);
    }
  }

  /** Watches no more; a start that is under way is waited for. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
