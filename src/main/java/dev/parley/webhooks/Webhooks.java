package dev.parley.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallId;
import dev.parley.records.Call;
import dev.parley.records.Channel;
import dev.parley.records.Notices;
import dev.parley.records.Outbox;
import dev.parley.records.OutboxEvent;
import dev.parley.records.Records;
import dev.parley.records.UnavailableException;
import dev.parley.watch.Pulse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers what happened: at least once, and what concerns one call in order. An event
 * waits in the outbox until it is a delivery, and a delivery is tried until it arrived or is
 * parked.
 */
public final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);

  private final Records records;
  private final Outbox outbox;
  private final DeliveryLoop deliveries;
  private final CallJson json;
  private final Courier courier;
  private final WebhookSettings settings;
  private final Semaphore wake = new Semaphore(0);
  private final Pulse pulse = new Pulse("outbox", LONGEST_ROUND);
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
    this.json = json;
    this.courier = new Courier(settings.reach(), settings.limit(), clock);
    this.settings = settings;
    this.deliveries = new DeliveryLoop(records.deliveries(), courier, settings, clock, random);
    this.spreader =
        Thread.ofPlatform().daemon().name(pulse.name()).unstarted(() -> pulse.live(this::spread));
  }

  /** Begins to deliver. */
  public void start(Notices notices) {
    deliveries.start();
    notices.on(Channel.OUTBOX, wake::release);
    spreader.start();
  }

  /** How its threads do. */
  public List<Pulse> pulses() {
    return List.of(pulse, deliveries.pulse());
  }

  private void spread() {
    boolean retried = false;
    while (!closed) {
      try {
        pulse.working();
        if (!retried) {
          outbox.retry();
          retried = true;
        }
        while (outbox.spread(this::body) > 0) {
          pulse.working();
        }
        pulse.succeeded();
        deliveries.wake();
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
    Call call = records.calls().exact(event.team(), id).orElseThrow();
    ObjectNode body =
        json.of(
            call,
            records.calls().transcripts(event.team(), List.of(id)).getOrDefault(id, List.of()));
    if (event.detail() instanceof ObjectNode detail) {
      body.setAll(detail);
    }
    return body.toString();
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
    deliveries.close();
    courier.close();
  }
}
