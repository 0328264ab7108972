package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.schedule.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Queues calls within one transaction: each call and its first attempt, and one wake-up for the
 * nodes. It asks the database as often for a hundred orders as for one.
 */
record Ordering(Handle handle, Ids ids, InstantSource clock) {
  /**
   * Carries out orders.
   *
   * @param orders no two of one team with the same key
   * @return what became of each, in their order
   */
  List<CallOrder.Outcome> carryOut(List<CallOrder> orders) {
    EarlierOrders before = new EarlierOrders(handle, clock);
    List<Optional<Call>> earlier = orders.stream().map(before::call).toList();
    Map<Integer, OrderFacts.Found> found = OrderFacts.read(handle, orders, Trunks.offers(handle));
    List<CallOrder.Outcome> outcomes = new ArrayList<>();
    List<QueuedCall> queued = new ArrayList<>();
    for (int n = 0; n < orders.size(); n++) {
      outcomes.add(
          earlier.get(n).isPresent()
              ? new CallOrder.Accepted(earlier.get(n).get())
              : decide(orders.get(n), found.get(n), queued));
    }
    if (!queued.isEmpty()) {
      QueuedCall.write(handle, ids, queued);
      Channel.DUE.wake(handle);
    }
    return outcomes;
  }

  private CallOrder.Outcome decide(
      CallOrder order, OrderFacts.@Nullable Found found, List<QueuedCall> queued) {
    return switch (found) {
      case null -> CallOrder.Unknown.CONTACT;
      case OrderFacts.Found.NoAgent() -> CallOrder.Unknown.AGENT;
      case OrderFacts.Found.All all ->
          switch (Permission.of(all.facts(), all.now())) {
            case Permission.Refused refused -> new CallOrder.Refused(refused);
            case Permission.Allowed(var over) -> queue(order, all, over, null, queued);
            case Permission.Deferred deferred ->
                queue(order, all, deferred.over(), deferred.until().orElse(null), queued);
          };
    };
  }

  private CallOrder.Accepted queue(
      CallOrder order,
      OrderFacts.Found.All known,
      List<OfferedTrunk> over,
      @Nullable Instant due,
      List<QueuedCall> queued) {
    Call call = call(order, known);
    queued.add(new QueuedCall(order, call, trunk(over, call.id()), due));
    return new CallOrder.Accepted(call);
  }

  /** Each trunk gets calls by its capacity. */
  private static String trunk(List<OfferedTrunk> over, CallId call) {
    long all = over.stream().mapToLong(OfferedTrunk::capacity).sum();
    long place = Math.floorMod(call.value().getLeastSignificantBits(), all);
    for (OfferedTrunk trunk : over) {
      place -= trunk.capacity();
      if (place < 0) {
        return trunk.name();
      }
    }
    throw new IllegalStateException("No trunk has a place among %d.".formatted(all));
  }

  private Call call(CallOrder order, OrderFacts.Found.All known) {
    Instant now = DatabaseTime.now(clock);
    return new Call(
        new CallId(ids.next()),
        order.team(),
        1,
        CallStatus.QUEUED,
        known.contact(),
        known.agent(),
        known.contact().phoneNumber(),
        order.labels(),
        now,
        now,
        null,
        null,
        null,
        null,
        order.trial() != null || known.contact().phoneNumber().isSimulated());
  }
}
