package dev.parley.bench.api;

import dev.parley.sim.TestCall;
import dev.parley.sim.TestPhone;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the other end of a trunk who refuses each call at once with 486 and notes when its
 * INVITE came in: after it was read and parsed, so a little later than it reached the socket.
 */
final class BusyCallee implements AutoCloseable {
  private static final int BUSY_HERE = 486;

  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final Set<String> callIds = ConcurrentHashMap.newKeySet();
  private final TestPhone phone;

  /** Waits for calls. */
  BusyCallee(InstantSource clock, RandomGenerator random) {
    phone = TestPhone.open(TestPhone.Settings.of(clock, random), this::refuse);
  }

  /** What a server that is to call it needs as its trunk. */
  String trunk() {
    return phone.trunk();
  }

  private void refuse(TestCall call) {
    call.refuse(BUSY_HERE);
    String number = String.valueOf(call.number());
    callIds.add(call.sipCallId());
    arrivals.putIfAbsent(number, call.invitedNanos());
    latch(number).countDown();
  }

  private CountDownLatch latch(String number) {
    return awaited.computeIfAbsent(number, _ -> new CountDownLatch(1));
  }

  /** How many INVITEs came, each Call-ID counted once. */
  int invited() {
    return callIds.size();
  }

  /** The {@link System#nanoTime()} the first INVITE for a number came in at; null if none came. */
  @Nullable Long arrival(String number, long seconds) throws InterruptedException {
    boolean _ = latch(number).await(seconds, TimeUnit.SECONDS);
    return arrivals.get(number);
  }

  @Override
  public void close() {
    phone.close();
  }
}
