package dev.parley.api;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The share of the machine that requests have: so many work at once, so many wait, and no one works
 * for longer than a while. They work on platform threads of their own: virtual threads, on which
 * calls are held, share carriers, and a request that computes would keep one to itself.
 */
final class RequestLane implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Duration limit;

  /**
   * Opens a lane.
   *
   * @param atOnce how many requests work at once
   * @param waiting how many wait for one of them to be done; further ones are refused
   * @param limit how long a request may wait and work, together
   */
  RequestLane(String name, int atOnce, int waiting, Duration limit) {
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    this.limit = limit;
  }

  /**
   * Carries out the work of a request, and ends it when it takes too long.
   *
   * @throws ApiException 503 if too many wait, or it took too long
   */
  Answer work(Callable<Answer> work) {
    Future<Answer> answer;
    try {
      answer = threads.submit(work);
    } catch (RejectedExecutionException e) {
      throw busy();
    }
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ApiException.of(
              503,
              "unavailable",
              "The request was not done within %d s and was given up; ask for less, or try again."
                  .formatted(limit.toSeconds()))
          .with("Retry-After", "5");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.of(503, "unavailable", "The server is stopping; try again.");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw new IllegalStateException("A request failed.", error);
        case null, default -> throw new IllegalStateException("A request failed.", e);
      }
    } finally {
      answer.cancel(true);
    }
  }

  static ApiException busy() {
    return ApiException.of(
            503, "unavailable", "The server has as many requests as it can take; try again.")
        .with("Retry-After", "1");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
