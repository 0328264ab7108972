package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.records.Call;
import dev.parley.records.CallOrder;
import dev.parley.records.OrderQueue;
import dev.parley.schedule.Permission;
import dev.parley.wire.WireTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ordering calls. Whether and when somebody may be called is decided where orders are queued. */
final class OrderRoutes {
  private final OrderQueue orders;

  OrderRoutes(OrderQueue orders) {
    this.orders = orders;
  }

  Stream<Route> routes() {
    return Stream.of(Route.post("/contact/call", this::call));
  }

  private Answer call(Request request) {
    Body body = request.body();
    ContactId contact =
        Request.uuid(body.required("contact_id"))
            .map(ContactId::new)
            .orElseThrow(() -> ApiException.invalid("contact_id", "A contact id is a UUID."));
    CallOrder order =
        CallOrder.of(request.author(), contact, agent(body))
            .labelled(new Call.Labels(body.object("metadata"), List.of(), null))
            .at(body.time("call_at"))
            .keyed(request.header(RepeatedRequests.KEY).orElse(null));
    return Answer.of(queued(orders.order(order), order, "interview_id"));
  }

  /**
   * The call that was queued for an order.
   *
   * @param agent the field that names the agent
   * @throws ApiException if it was not
   */
  static ObjectNode queued(CallOrder.Outcome outcome, CallOrder order, String agent) {
    return switch (outcome) {
      case CallOrder.Accepted(Call call) -> queued(call);
      case CallOrder.Unknown unknown ->
          throw switch (unknown) {
            case CONTACT ->
                ApiException.notFound("contact", order.contact().toString()).in("contact_id");
            case AGENT -> ApiException.notFound("agent", order.agent().toString()).in(agent);
          };
      case CallOrder.Refused(Permission.Refused why) ->
          throw ApiException.of(422, why.code(), why.message());
    };
  }

  /** The agent, under either of its names. */
  private static AgentId agent(Body body) {
    String interview = unlessBlank(body.text("interview_id"));
    String alias = unlessBlank(body.text("agent_id"));
    if (interview == null && alias == null) {
      throw ApiException.missing("interview_id");
    }
    if (interview != null && alias != null && !interview.equals(alias)) {
      throw ApiException.invalid(
          "agent_id",
          "agent_id \"%s\" and interview_id \"%s\" are names of the same thing and differ; give one."
              .formatted(ApiException.shortened(alias), ApiException.shortened(interview)));
    }
    String id = interview == null ? Objects.requireNonNull(alias) : interview;
    return agentId(id)
        .orElseThrow(() ->
            ApiException.invalid(
                "interview_id",
                "An agent id is 8 letters and digits, and \"%s\" is not."
                    .formatted(ApiException.shortened(id))));
  }

  /** An agent's id, if it is shaped like one. */
  static Optional<AgentId> agentId(String id) {
    try {
      return Optional.of(new AgentId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode queued(Call call) {
    ObjectNode json = ApiJson.object();
    json.put("id", call.id().toString());
    json.put("call_id", call.id().toString());
    json.put("status", "QUEUED");
    json.put("interview_id", call.agent().id().toString());
    json.put("contact_id", call.contact().id().toString());
    json.put("created", WireTime.of(call.created()));
    return json;
  }

  private static @Nullable String unlessBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
