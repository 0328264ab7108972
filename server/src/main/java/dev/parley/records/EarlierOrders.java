package dev.parley.records;

import dev.parley.call.CallId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the calls of orders that had the same idempotency key. */
record EarlierOrders(Handle handle, InstantSource clock) {
  /** The call of the order with the same key, if there was one not too long ago. */
  Optional<Call> call(CallOrder order) {
    if (order.idempotencyKey() == null) {
      return Optional.empty();
    }
    Optional<Earlier> found =
        handle
            .createQuery(
                "select id, created from calls where team = :team and idempotency_key = :idempotencyKey")
            .bind("team", order.team())
            .bind("idempotencyKey", Digests.hex(order.idempotencyKey()))
            .map((row, _) ->
                new Earlier(new CallId(Rows.uuid(row, "id")), Rows.instant(row, "created")))
            .findOne();
    if (found.isPresent()
        && !found.get().created().isAfter(clock.instant().minus(Idempotency.LIFE))) {
      handle
          .createUpdate("update calls set idempotency_key = null where id = :id")
          .bind("id", found.get().call())
          .execute();
      return Optional.empty();
    }
    return found.flatMap(earlier -> Calls.get(handle, order.team(), earlier.call()));
  }

  private record Earlier(CallId call, Instant created) {}
}
