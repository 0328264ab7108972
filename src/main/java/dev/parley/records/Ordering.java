package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Queues a call within one transaction: call and first attempt, and a wake-up for the nodes. */
record Ordering(Handle handle, Ids ids, InstantSource clock) {
  private static final Duration KEY_LIFE = Duration.ofHours(24);

  CallOrder.Outcome carryOut(CallOrder order) {
    Optional<CallOrder.Outcome> earlier = earlier(order);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Optional<PhoneNumber> number =
        handle
            .createQuery(
                """
                select phone_number from contacts
                where team = :team and id = :contact and deleted is null\
                """)
            .bindMethods(order)
            .map((row, _) -> new PhoneNumber(row.getString("phone_number")))
            .findOne();
    if (number.isEmpty()) {
      return CallOrder.Refusal.NO_CONTACT;
    }
    Optional<AgentState> agent =
        handle
            .createQuery(
                "select status, coalesce(published, 0) published from agents where team = :team and id = :agent")
            .bindMethods(order)
            .map((row, _) ->
                new AgentState(
                    Agent.Status.valueOf(row.getString("status")), row.getInt("published")))
            .findOne();
    if (agent.isEmpty()) {
      return CallOrder.Refusal.NO_AGENT;
    }
    if (agent.get().status() == Agent.Status.ARCHIVED) {
      return CallOrder.Refusal.AGENT_ARCHIVED;
    }
    if (agent.get().published() == 0) {
      return CallOrder.Refusal.AGENT_UNPUBLISHED;
    }
    if (suppressed(order, number.get())) {
      return CallOrder.Refusal.SUPPRESSED;
    }
    Optional<String> trunk =
        handle
            .createQuery("select name from trunks where capacity > 0 order by name limit 1")
            .mapTo(String.class)
            .findOne();
    if (trunk.isEmpty()) {
      return CallOrder.Refusal.NO_TRUNK;
    }
    CallId call = insert(order, number.get(), agent.get().published(), trunk.get());
    Channel.DUE.wake(handle);
    return new CallOrder.Accepted(Calls.get(handle, order.team(), call).orElseThrow());
  }

  private record AgentState(Agent.Status status, int published) {}

  /** The order with the same key, if there was one not too long ago. */
  private Optional<CallOrder.Outcome> earlier(CallOrder order) {
    if (order.idempotencyKey() == null) {
      return Optional.empty();
    }
    handle
        .createUpdate(
            """
            update calls set idempotency_key = null
            where team = :team and idempotency_key = :idempotencyKey and created <= :old\
            """)
        .bindMethods(order)
        .bind("old", clock.instant().minus(KEY_LIFE))
        .execute();
    return handle
        .createQuery(
            "select id from calls where team = :team and idempotency_key = :idempotencyKey")
        .bindMethods(order)
        .map((row, _) -> new CallId(Rows.uuid(row, "id")))
        .findOne()
        .flatMap(call -> Calls.get(handle, order.team(), call))
        .map(CallOrder.Accepted::new);
  }

  private boolean suppressed(CallOrder order, PhoneNumber number) {
    return handle
        .createQuery(
            "select exists (select 1 from suppressions where team = :team and phone_number = :number)")
        .bind("team", order.team())
        .bind("number", number)
        .mapTo(boolean.class)
        .one();
  }

  private CallId insert(CallOrder order, PhoneNumber number, int version, String trunk) {
    CallId call = new CallId(ids.next());
    Instant now = Times.now(clock);
    handle
        .createUpdate(
            """
            insert into calls (id, team, contact, agent, agent_version, status, phone_number,
              metadata, tags, job, idempotency_key, user_id, token, created, updated)
            values (:id, :team, :contact, :agent, :agentVersion, :status, :number,
              :metadata::jsonb, :tags, :job, :idempotencyKey, :user, :token, :now, :now)\
            """)
        .bindMethods(order)
        .bindMethods(order.author())
        .bindArray("tags", String.class, order.tags())
        .bind("id", call)
        .bind("agentVersion", version)
        .bind("status", CallStatus.QUEUED)
        .bind("number", number)
        .bind("now", now)
        .execute();
    // Due by the clock of the database, which decides when it is claimed.
    handle
        .createUpdate(
            """
            insert into attempts (id, call, team, number, state, due, trunk, phone_number)
            values (:id, :call, :team, 1, 'queued', now(), :trunk, :number)\
            """)
        .bind("id", new AttemptId(ids.next()))
        .bind("call", call)
        .bind("team", order.team())
        .bind("trunk", trunk)
        .bind("number", number)
        .execute();
    return call;
  }
}
