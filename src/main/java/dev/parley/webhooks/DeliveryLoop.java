package dev.parley.webhooks;

import dev.parley.records.Deliveries;
import dev.parley.records.Delivery;
import dev.parley.records.UnavailableException;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due deliveries as there are places for them and carries each out on a virtual thread. */
final class DeliveryLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

  /** What a node does not settle so long after a try must have ended, another one delivers. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);
  private static final Duration LEAVE = Duration.ofSeconds(15);

  private final Deliveries deliveries;
  private final Courier courier;
  private final WebhookSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Lanes lanes = new Lanes();
  private final Semaphore wake = new Semaphore(0);
  private final Set<Thread> carried = ConcurrentHashMap.newKeySet();
  private final Pulse pulse = new Pulse("courier", LONGEST_ROUND);
  private final Thread loop =
      Thread.ofPlatform().daemon().name(pulse.name()).unstarted(() -> pulse.live(this::run));
  private volatile boolean closed;

  DeliveryLoop(
      Deliveries deliveries,
      Courier courier,
      WebhookSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  void start() {
    loop.start();
  }

  /** Something may be due. */
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
        int begun = begin();
        pulse.succeeded();
        if (begun == 0) {
          rest();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.warn("Deliveries could not be taken", e);
        if (!UnavailableException.caused(e)) {
          pulse.outlive(e);
          pulse.failed();
        }
        pause();
      }
    }
  }

  private void rest() throws InterruptedException {
    pulse.resting(settings.poll().toNanos());
    boolean _ = wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    int _ = wake.drainPermits();
  }

  private void pause() {
    pulse.resting(settings.poll().toNanos());
    try {
      Thread.sleep(settings.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int begin() {
    Instant now = clock.instant();
    List<Delivery.Parcel> taken =
        deliveries.take(lanes.free(), now, now.plus(settings.limit()).plus(GRACE));
    for (Delivery.Parcel parcel : taken) {
      Delivery delivery = parcel.delivery();
      Lanes.Place place = lanes.begin(delivery.subscription(), delivery.team());
      Thread thread =
          Thread.ofVirtual()
              .name("delivery-" + delivery.id())
              .unstarted(() -> carry(parcel, place));
      carried.add(thread);
      thread.start();
    }
    return taken.size();
  }

  private void carry(Delivery.Parcel parcel, Lanes.Place place) {
    long begun = System.nanoTime();
    boolean arrived = false;
    try {
      Courier.Outcome outcome = send(parcel);
      arrived = outcome instanceof Courier.Outcome.Arrived;
      settle(parcel.delivery(), outcome);
    } catch (InterruptedException e) {
      LOG.warn("Delivery {} was cut off and is made again", parcel.delivery().id());
    } catch (RuntimeException e) {
      LOG.warn("What became of delivery {} could not be kept", parcel.delivery().id(), e);
    } finally {
      lanes.end(place, arrived, Duration.ofNanos(System.nanoTime() - begun));
      carried.remove(Thread.currentThread());
      wake();
    }
  }

  private Courier.Outcome send(Delivery.Parcel parcel) throws InterruptedException {
    try {
      return courier.send(parcel);
    } catch (RuntimeException e) {
      if (UnavailableException.caused(e)) {
        throw e;
      }
      LOG.error("Delivery {} cannot be sent", parcel.delivery().id(), e);
      return new Courier.Outcome.Failed(null, "A defect: " + e.getClass().getSimpleName(), null);
    }
  }

  private void settle(Delivery delivery, Courier.Outcome outcome) {
    switch (outcome) {
      case Courier.Outcome.Arrived(int status) -> deliveries.delivered(delivery.id(), status);
      case Courier.Outcome.Gone(int status) -> deliveries.gone(delivery.id(), status);
      case Courier.Outcome.Forbidden(String why) -> deliveries.park(delivery.id(), null, why);
      case Courier.Outcome.Failed failed -> retry(delivery, failed);
    }
  }

  private void retry(Delivery delivery, Courier.Outcome.Failed failed) {
    Optional<Instant> next =
        settings.retry(delivery.created(), delivery.attempts() + 1, clock.instant(), random);
    if (next.isEmpty()) {
      LOG.warn("Delivery {} is parked after {} tries", delivery.id(), delivery.attempts() + 1);
      deliveries.park(delivery.id(), failed.status(), failed.why());
      return;
    }
    @Nullable Instant wanted = failed.notBefore();
    Instant last = delivery.created().plus(settings.giveUpAfter());
    Instant at = wanted != null && wanted.isAfter(next.get()) ? wanted : next.get();
    deliveries.failed(delivery.id(), failed.status(), failed.why(), at.isAfter(last) ? last : at);
  }

  /** Begins no more, waits for those under way, and cuts off what does not end. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      loop.join();
      long deadline = System.nanoTime() + LEAVE.toNanos();
      for (Thread thread : carried) {
        boolean _ = thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    carried.forEach(Thread::interrupt);
  }
}
