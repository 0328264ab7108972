package dev.parley.telephony;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks host names up on threads of its own, since a name server may take its time: neither the
 * loops nor the carriers of virtual threads wait for it. What is too much is not looked up.
 */
final class HostNames implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 256;
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE.toSeconds(),
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("phone-names-", 0).factory());

  HostNames() {
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Gives a host's addresses, at once when it is written as one.
   *
   * @param then takes them on any thread; none when there is no such host
   */
  void lookUp(String host, Consumer<List<InetAddress>> then) {
    InetAddress literal = SdpHost.literal(host);
    if (literal != null) {
      then.accept(List.of(literal));
      return;
    }
    try {
      threads.execute(() -> then.accept(addresses(host)));
    } catch (RejectedExecutionException _) {
      then.accept(List.of());
    }
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
