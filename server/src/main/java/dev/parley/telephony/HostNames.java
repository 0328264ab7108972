package dev.parley.telephony;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

  /** Somebody has answered and hears nothing meanwhile. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final boolean onlyIpv4;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE.toSeconds(),
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("phone-names-", 0).factory());

  /**
   * Nothing is looked up yet.
   *
   * @param bound the address media is sent from, which tells what can be reached
   */
  HostNames(InetAddress bound) {
    onlyIpv4 = bound instanceof Inet4Address;
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
    } else {
      boolean _ = addresses(host).thenAccept(then).isDone();
    }
  }

  /**
   * Puts addresses in the place of the names in a session description; those that are not found
   * within 5 s stay.
   *
   * @param then takes the text on any thread
   */
  void resolved(String sdp, Consumer<String> then) {
    Map<String, CompletableFuture<List<InetAddress>>> asked = new HashMap<>();
    SdpNames.in(sdp).forEach(name -> asked.put(name, addresses(name)));
    boolean _ =
        CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
            .thenRun(() -> then.accept(SdpNames.with(sdp, first(asked))))
            .isDone();
  }

  /** The same for who can wait; interrupted, it gives what was there. */
  String resolved(String sdp) throws InterruptedException {
    CompletableFuture<String> found = new CompletableFuture<>();
    resolved(sdp, found::complete);
    try {
      return found.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("names could not be looked up", e);
    }
  }

  private static Map<String, InetAddress> first(
      Map<String, CompletableFuture<List<InetAddress>>> asked) {
    Map<String, InetAddress> found = new HashMap<>();
    asked.forEach((name, addresses) ->
        addresses.join().stream().findFirst().ifPresent(each -> found.put(name, each)));
    return found;
  }

  private CompletableFuture<List<InetAddress>> addresses(String host) {
    CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
    try {
      threads.execute(() -> addresses.complete(find(host)));
    } catch (RejectedExecutionException _) {
      addresses.complete(List.of());
    }
    return addresses.completeOnTimeout(List.of(), LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private List<InetAddress> find(String host) {
    try {
      return List.of(InetAddress.getAllByName(host)).stream()
          .filter(address -> !onlyIpv4 || address instanceof Inet4Address)
          .toList();
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
