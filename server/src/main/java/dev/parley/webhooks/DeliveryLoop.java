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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due deliveries as there are places for them and carries each out on a virtual thread. */
final class DeliveryLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

  /** What a node does not settle so long after a try must have ended, another one delivers. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final Duration LEAVE = Duration.ofSeconds(15);

  private final Deliveries deliveries;
  private final Courier courier;
  private final WebhookSettings settings;
  private final InstantSource clock;
  private final InstantSource steady;
  private final RandomGenerator random;
  private final SubscriptionLanes lanes = new SubscriptionLanes();
  private final Set<Thread> carried = ConcurrentHashMap.newKeySet();
  private final WokenLoop loop;

  DeliveryLoop(
      Deliveries deliveries,
      Courier courier,
      WebhookSettings settings,
      InstantSource clock,
      InstantSource steady,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.settings = settings;
    this.clock = clock;
    this.steady = steady;
    this.random = random;
    this.loop = new WokenLoop("courier", settings.poll(), this::begin);
  }

  void start() {
    loop.start();
  }

  /** Something may be due. */
  void wake() {
    loop.wake();
  }

  /** How its thread does. */
  Pulse pulse() {
    return loop.pulse();
  }

  private boolean begin() {
    Instant now = clock.instant();
    List<Delivery.Parcel> taken =
        deliveries.take(lanes.free(), now, now.plus(settings.limit()).plus(GRACE));
    for (Delivery.Parcel parcel : taken) {
      Delivery delivery = parcel.delivery();
      SubscriptionLanes.Place place = lanes.begin(delivery.subscription(), delivery.team());
      Thread thread =
          Thread.ofVirtual()
              .name("delivery-" + delivery.id())
              .unstarted(() -> carry(parcel, place));
      carried.add(thread);
      thread.start();
    }
    return !taken.isEmpty();
  }

  private void carry(Delivery.Parcel parcel, SubscriptionLanes.Place place) {
    Instant begun = steady.instant();
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
      lanes.end(place, arrived, Duration.between(begun, steady.instant()));
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
    loop.close();
    try {
      Instant deadline = steady.instant().plus(LEAVE);
      for (Thread thread : carried) {
        Duration left = Duration.between(steady.instant(), deadline);
        boolean _ = thread.join(left.isPositive() ? left : Duration.ofNanos(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    carried.forEach(Thread::interrupt);
  }
}
