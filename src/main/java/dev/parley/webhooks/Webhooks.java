package dev.parley.webhooks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.parley.call.CallId;
import dev.parley.records.Call;
import dev.parley.records.Channel;
import dev.parley.records.Deliveries;
import dev.parley.records.Delivery;
import dev.parley.records.Notices;
import dev.parley.records.Outbox;
import dev.parley.records.OutboxEvent;
import dev.parley.records.Records;
import dev.parley.records.UnavailableException;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers what happened: at least once, and what concerns one call in order. An event
 * waits in the outbox until it is a delivery, and a delivery is tried until it arrived or is
 * parked.
 */
public final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final int AT_ONCE = 50;
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration LEAVE = Duration.ofSeconds(15);
  private static final Duration AFTER_DEFECT = Duration.ofSeconds(30);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);
  private static final Duration BEHIND = Duration.ofMillis(50);

  private final Records records;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final CallJson json;
  private final Courier courier;
  private final WebhookSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Scheduler scheduler;
  private final Semaphore wake = new Semaphore(0);
  private final Pulse pulse = new Pulse("outbox", LONGEST_ROUND);
  private final Pulse courierPulse = new Pulse("courier", LONGEST_ROUND);
  private final Thread spreader;
  private volatile boolean closed;

  public Webhooks(
      Records records,
      CallJson json,
      WebhookSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.records = records;
    this.outbox = records.outbox();
    this.deliveries = records.deliveries();
    this.json = json;
    this.courier = new Courier(settings.reach(), settings.limit(), clock);
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.scheduler = scheduler();
    this.spreader =
        Thread.ofPlatform().daemon().name(pulse.name()).unstarted(() -> pulse.live(this::spread));
  }

  private Scheduler scheduler() {
    CustomTask<Void> task =
        Tasks.custom(Outbox.TASK, Void.class)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_DEFECT))
            .onDeadExecutionRevive()
            .execute((instance, _) -> deliver(UUID.fromString(instance.getId())));
    return Scheduler.create(records.database().pool(), task)
        .threads(AT_ONCE)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .clock(clock::instant)
        .pollingInterval(settings.poll())
        .pollUsingLockAndFetch(0.5, 1.0)
        .addSchedulerListener(new Signs(courierPulse, settings.poll()))
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(LEAVE)
        .build();
  }

  /** Begins to deliver. */
  public void start(Notices notices) {
    courierPulse.begin();
    scheduler.start();
    notices.on(Channel.OUTBOX, wake::release);
    spreader.start();
  }

  /** How its threads do. */
  public List<Pulse> pulses() {
    return List.of(pulse, courierPulse);
  }

  private void spread() {
    while (!closed) {
      try {
        pulse.working();
        while (outbox.spread(this::body) > 0) {
          pulse.working();
        }
        pulse.succeeded();
        scheduler.triggerCheckForDueExecutions();
        pulse.resting(settings.poll().toNanos());
        boolean _ = wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        int _ = wake.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.warn("The outbox could not be read", e);
        if (!UnavailableException.caused(e)) {
          pulse.outlive(e);
          pulse.failed();
        }
        pause();
      }
    }
  }

  private void pause() {
    pulse.resting(settings.poll().toNanos());
    try {
      Thread.sleep(settings.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String body(OutboxEvent event) {
    CallId id = event.call();
    Call call = records.calls().get(event.team(), id).orElseThrow();
    return json.of(
            call,
            records.calls().transcripts(event.team(), List.of(id)).getOrDefault(id, List.of()))
        .toString();
  }

  private CompletionHandler<Void> deliver(UUID id) {
    Optional<Delivery.Parcel> parcel = deliveries.pending(id);
    if (parcel.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Instant earlier = parcel.get().waitsUntil();
    if (earlier != null) {
      Instant now = clock.instant();
      return again((earlier.isAfter(now) ? earlier : now).plus(BEHIND));
    }
    try {
      @Nullable Instant next = settle(parcel.get(), courier.send(parcel.get()));
      return next == null ? new CompletionHandler.OnCompleteRemove<>() : again(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return again(clock.instant());
    }
  }

  /** Keeps what became of a delivery. Gives when it is tried again, null if it is not. */
  private @Nullable Instant settle(Delivery.Parcel parcel, Courier.Outcome outcome) {
    Delivery delivery = parcel.delivery();
    switch (outcome) {
      case Courier.Outcome.Arrived(int status) -> deliveries.delivered(delivery.id(), status);
      case Courier.Outcome.Gone(int status) -> deliveries.gone(delivery.id(), status);
      case Courier.Outcome.Forbidden(String why) -> deliveries.park(delivery.id(), null, why);
      case Courier.Outcome.Failed failed -> {
        return retry(delivery, failed);
      }
    }
    return null;
  }

  private @Nullable Instant retry(Delivery delivery, Courier.Outcome.Failed failed) {
    Instant now = clock.instant();
    Optional<Instant> next =
        settings.retry(delivery.created(), delivery.attempts() + 1, now, random);
    if (next.isEmpty()) {
      LOG.warn("Delivery {} is parked after {} tries", delivery.id(), delivery.attempts() + 1);
      deliveries.park(delivery.id(), failed.status(), failed.why());
      return null;
    }
    Instant wanted = failed.notBefore();
    Instant at = wanted != null && wanted.isAfter(next.get()) ? wanted : next.get();
    deliveries.failed(delivery.id(), failed.status(), failed.why(), at);
    return at;
  }

  private static CompletionHandler<Void> again(Instant at) {
    return (complete, operations) -> operations.reschedule(complete, at);
  }

  /** Finishes the deliveries being made and stops; the rest is made after the next start. */
  @Override
  public void close() {
    closed = true;
    wake.release();
    try {
      spreader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    courierPulse.stop();
    scheduler.stop();
    courier.close();
  }
}
