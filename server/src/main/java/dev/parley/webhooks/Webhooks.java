package dev.parley.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.CallId;
import dev.parley.outbound.OutboundClient;
import dev.parley.records.Call;
import dev.parley.records.Channel;
import dev.parley.records.Notices;
import dev.parley.records.Outbox;
import dev.parley.records.OutboxEvent;
import dev.parley.records.Records;
import dev.parley.watch.Pulse;
import dev.parley.wire.CallJson;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tells subscribers what happened: at least once, and what concerns one call in order. An event
 * waits in the outbox until it is a delivery, and a delivery is tried until it arrived or is
 * parked.
 */
public final class Webhooks implements AutoCloseable {
  private final Records records;
  private final Outbox outbox;
  private final DeliveryLoop deliveries;
  private final CallJson json;
  private final WokenLoop spreader;

  /** Whether what was parked before this start was tried again; of the spreader's thread. */
  private boolean retried;

  /**
   * Prepares deliveries.
   *
   * @param steady time that passes evenly, whatever somebody sets {@code clock} to
   */
  public Webhooks(
      Records records,
      CallJson json,
      WebhookSettings settings,
      OutboundClient client,
      InstantSource clock,
      InstantSource steady,
      RandomGenerator random) {
    this.records = records;
    this.outbox = records.outbox();
    this.json = json;
    Courier courier = new Courier(client, settings, clock);
    this.deliveries =
        new DeliveryLoop(records.deliveries(), courier, settings, clock, steady, random);
    this.spreader = new WokenLoop("outbox", settings.poll(), this::spread);
  }

  /** Begins to deliver. */
  public void start(Notices notices) {
    deliveries.start();
    notices.on(Channel.OUTBOX, spreader::wake);
    spreader.start();
  }

  /** How its threads do. */
  public List<Pulse> pulses() {
    return List.of(spreader.pulse(), deliveries.pulse());
  }

  private boolean spread() {
    if (!retried) {
      outbox.retry();
      retried = true;
    }
    boolean more = outbox.spread(this::body) > 0;
    deliveries.wake();
    return more;
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
    spreader.close();
    deliveries.close();
  }
}
