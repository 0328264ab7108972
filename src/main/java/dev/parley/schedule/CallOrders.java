package dev.parley.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.records.Author;
import dev.parley.records.Call;
import dev.parley.records.CallOrder;
import dev.parley.records.Calls;
import dev.parley.records.OrderQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes orders to call somebody: queues the call, or says why nobody is called. */
public final class CallOrders {
  private final OrderQueue queue;

  /** Takes the orders of one process. */
  public CallOrders(Calls calls) {
    this.queue = new OrderQueue(calls);
  }

  /**
   * Somebody wants a contact to be called by an agent.
   *
   * @param author who wants it, and is kept with the call
   * @param metadata a JSON object the conversation may use
   * @param key an order with the key of an earlier one of its team is that earlier one
   */
  public record Order(
      Author author,
      ContactId contact,
      AgentId agent,
      @Nullable JsonNode metadata,
      @Nullable String key) {}

  /** What becomes of an order. */
  public sealed interface Decision {}

  /** The call is on disk and due. */
  public record Accepted(Call call) implements Decision {}

  /** The team has no such contact or agent. */
  public record Unknown(Part part) implements Decision {}

  /**
   * Nobody is called.
   *
   * @param code for programs, such as {@code contact_suppressed}
   * @param message for people, with a remedy
   */
  public record Refused(String code, String message) implements Decision {}

  /** What an order names. */
  public enum Part {
    CONTACT,
    AGENT
  }

  /** Decides on an order. What is accepted is durable when this returns. */
  public Decision order(Order order) {
    CallOrder wanted =
        new CallOrder(
            order.author(),
            order.contact(),
            order.agent(),
            order.metadata(),
            List.of(),
            null,
            order.key());
    return switch (queue.order(wanted)) {
      case CallOrder.Accepted(Call call) -> new Accepted(call);
      case CallOrder.Refusal refusal -> decision(refusal, order);
    };
  }

  private static Decision decision(CallOrder.Refusal refusal, Order order) {
    return switch (refusal) {
      case NO_CONTACT -> new Unknown(Part.CONTACT);
      case NO_AGENT -> new Unknown(Part.AGENT);
      case AGENT_ARCHIVED ->
          new Refused(
              "agent_archived",
              "The agent \"%s\" is archived and calls nobody.".formatted(order.agent()));
      case AGENT_UNPUBLISHED ->
          new Refused(
              "agent_not_published",
              "The agent \"%s\" has no published version; publish its draft first."
                  .formatted(order.agent()));
      case SUPPRESSED ->
          new Refused(
              "contact_suppressed",
              "The contact \"%s\" is on the suppression list and must not be called."
                  .formatted(order.contact()));
      case NO_TRUNK ->
          new Refused(
              "no_trunk",
              "There is no trunk to call over. Maybe set PARLEY_TRUNK to"
                  + " sip:user:password@host:port and start again.");
    };
  }
}
