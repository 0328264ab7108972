package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallEventJson;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.StorableText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Ends calls: attempt, journal, call and outbox change together or not at all. */
final class CallEndings {
  private CallEndings() {}

  /**
   * Ends the attempt and its call. The caller holds the lock of the attempt's row and has seen that
   * it has not ended and is theirs to end.
   */
  static void end(Handle handle, AttemptId attempt, CallId call, CallEvent.Ended ended) {
    handle
        .createUpdate(
            "update attempts set state = 'ended', ended = :at, end_reason = :reason where id = :id")
        .bind("at", ended.at())
        .bind("reason", ended.reason())
        .bind("id", attempt)
        .execute();
    append(handle, call, List.of(ended));
    handle
        .createUpdate(
            """
            with changed as (
              update calls set status = :status, ended = :at, end_reason = :reason,
                end_detail = :detail, variables = :variables::jsonb, outcomes = :outcomes,
                updated = :at, version = version + 1
              where id = :call returning id, team, agent, told)
            insert into outbox (team, call, agent, type, created)
            select team, id, agent, 'NEW_RESPONSE', :at from changed where told\
            """)
        .bind("status", ended.reason().status())
        .bind("at", ended.at())
        .bind("reason", ended.reason())
        .bind("detail", StorableText.of(ended.detail()))
        .bind("variables", RecordJson.write(ended.variables()))
        .bindArray(
            "outcomes", String.class, ended.outcomes().stream().map(StorableText::of).toList())
        .bind("call", call)
        .execute();
    CallFigures.keep(handle, call);
    Summaries.extract(handle, call, ended);
    UnmatchedFinder.run(handle, call);
    Channel.OUTBOX.wake(handle);
    // A slot is free again.
    Channel.DUE.wake(handle);
  }

  /** Ends a call that never had a conversation. */
  static void end(
      Handle handle, AttemptId attempt, CallId call, EndReason reason, Instant at, String detail) {
    end(handle, attempt, call, new CallEvent.Ended(at, reason, detail, Map.of(), List.of()));
  }

  /**
   * Appends to a journal. The caller holds the lock of the attempt's row, so nobody else appends
   * meanwhile.
   */
  static void append(Handle handle, CallId call, List<CallEvent> events) {
    append(handle, call, nextIndex(handle, call), events);
  }

  /** Where the next event of a journal goes. The caller holds the lock of the attempt's row. */
  static int nextIndex(Handle handle, CallId call) {
    return handle
        .createQuery("select coalesce(max(index) + 1, 0) from call_events where call = :call")
        .bind("call", call)
        .mapTo(int.class)
        .one();
  }

  /** Appends to a journal whose next index is known. */
  static void append(Handle handle, CallId call, int next, List<CallEvent> events) {
    var batch =
        handle.prepareBatch(
            """
            insert into call_events (call, index, type, at, body)
            values (:call, :index, :type, :at, :body::json)\
            """);
    for (int i = 0; i < events.size(); i++) {
      CallEvent event = events.get(i);
      batch
          .bind("call", call)
          .bind("index", next + i)
          .bind("type", CallEventJson.name(event))
          .bind("at", event.at())
          .bind("body", CallEventJson.write(event))
          .add();
    }
    batch.execute();
    Channel.EVENTS.wake(handle, call.toString());
  }
}
