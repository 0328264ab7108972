package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Deliveries;
import dev.parley.records.Delivery;
import dev.parley.webhooks.WebhookAddress;
import dev.parley.wire.WireTime;
import java.util.UUID;
import java.util.stream.Stream;

/** What was and is to be delivered to subscribers; what was given up can be sent again. */
final class DeliveryRoutes {
  private final Deliveries deliveries;

  DeliveryRoutes(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/delivery", this::list),
        Route.get("/delivery/{id}", this::read),
        Route.post("/delivery/{id}/resend", this::resend));
  }

  private Answer list(Request request) {
    Query query = request.query();
    Delivery.State state = query.choice("state", Delivery.State.class).orElse(null);
    return Answer.of(
        ApiJson.page(
            "deliveries",
            deliveries.list(request.team(), state, query.page()),
            DeliveryRoutes::delivery));
  }

  private Answer read(Request request) {
    Delivery.Content content = found(request);
    ObjectNode json = delivery(content.addressed());
    json.put("body", content.body());
    return Answer.of(json);
  }

  private Answer resend(Request request) {
    Delivery.Content content = found(request);
    if (!deliveries.resend(request.team(), content.addressed().delivery().id())) {
      throw ApiException.conflict(
          "not_parked",
          "The delivery \"%s\" is %s; only one that is parked is sent again, and only while its subscription lasts."
              .formatted(
                  content.addressed().delivery().id(),
                  CallRoutes.name(content.addressed().delivery().state())));
    }
    return read(request);
  }

  private Delivery.Content found(Request request) {
    UUID id = Request.uuid(request.context().pathParam("id")).orElseThrow(() -> unknown(request));
    return deliveries.get(request.team(), id).orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("delivery", request.context().pathParam("id"));
  }

  static ObjectNode delivery(Delivery.Addressed addressed) {
    Delivery delivery = addressed.delivery();
    ObjectNode json = ApiJson.object();
    json.put("id", delivery.id().toString());
    json.put("type", delivery.type().name());
    json.put("webhook_id", delivery.subscription().toString());
    json.put("url", WebhookAddress.shown(addressed.url()));
    json.put("call_id", delivery.call().toString());
    json.put("state", CallRoutes.name(delivery.state()));
    json.put("attempts", delivery.attempts());
    json.put("created", WireTime.of(delivery.created()));
    json.put(
        "next_attempt",
        delivery.state() == Delivery.State.PENDING ? WireTime.of(delivery.nextAttempt()) : null);
    json.put("last_status", delivery.lastStatus());
    json.put("last_error", delivery.lastError());
    return json;
  }
}
