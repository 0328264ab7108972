package dev.parley.records;

import dev.parley.call.AttemptId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be written, with its first attempt.
 *
 * @param due when its turn comes, null for now
 */
record QueuedCall(CallOrder order, Call call, String trunk, @Nullable Instant due) {
  /** Writes calls and attempts, in a statement each. */
  static void write(Handle handle, Ids ids, List<QueuedCall> queued) {
    PreparedBatch calls =
        handle.prepareBatch(
            """
            insert into calls (id, team, contact, agent, agent_version, status, phone_number,
              metadata, tags, job, call_at, idempotency_key, user_id, token, created, updated, test,
              told)
            values (:id, :team, :contact, :agent, :agentVersion, :status, :number,
              :metadata::jsonb, :tags, :job, :callAt, :idempotencyKey, :user, :token, :created,
              :created, :test, :told)\
            """);
    // Due by the clock of the database, which decides when it is claimed.
    PreparedBatch attempts =
        handle.prepareBatch(
            """
            insert into attempts (id, call, team, number, state, due, trunk, phone_number)
            values (:id, :call, :team, 1, 'queued', coalesce(:due, now()), :trunk, :number)\
            """);
    for (QueuedCall one : queued) {
      one.addTo(calls);
      attempts
          .bind("id", new AttemptId(ids.next()))
          .bind("call", one.call.id())
          .bind("team", one.call.team())
          .bind("due", one.due)
          .bind("trunk", one.trunk)
          .bind("number", one.call.phoneNumber())
          .add();
    }
    calls.execute();
    attempts.execute();
  }

  private void addTo(PreparedBatch calls) {
    CallOrder.Trial trial = order.trial();
    calls
        .bind("id", call.id())
        .bind("team", call.team())
        .bind("contact", order.contact())
        .bind("agent", order.agent())
        .bind("agentVersion", call.agent().version())
        .bind("status", call.status())
        .bind("number", call.phoneNumber())
        .bind("metadata", order.labels().metadata())
        .bindArray("tags", String.class, order.labels().tags())
        .bind("job", order.labels().job())
        .bind("callAt", order.callAt())
        .bind(
            "idempotencyKey",
            order.idempotencyKey() == null ? null : Digests.hex(order.idempotencyKey()))
        .bind("user", order.author().user())
        .bind("token", order.author().token())
        .bind("created", call.created())
        .bind("test", call.test())
        .bind("told", trial == null ? !call.test() : trial.told())
        .add();
  }
}
