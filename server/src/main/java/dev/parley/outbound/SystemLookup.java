package dev.parley.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the machine, on threads of its own: a look-up that hangs holds its thread, and must not hold
 * one of the few that carry all virtual threads, and the calls on them.
 */
final class SystemLookup implements HostLookup {
  private static final int AT_ONCE = 256;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          IDLE.toMillis(),
          TimeUnit.MILLISECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("names-", 1).daemon().factory());

  @Override
  public List<InetAddress> of(String host, Duration limit)
      throws UnknownHostException, InterruptedException {
    Future<List<InetAddress>> lookUp;
    try {
      lookUp = THREADS.submit(() -> List.of(InetAddress.getAllByName(host)));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("%d hosts are being looked up already".formatted(AT_ONCE));
    }
    try {
      return lookUp.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnknownHostException("The host is unknown");
    } finally {
      lookUp.cancel(true);
    }
  }
}
