package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.summary.Extract;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the summary of a call, within the transaction that ends it. */
final class Summaries {
  private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);
  private static final String BEFORE = "before_summary";

  private Summaries() {}

  /** Reads the journal of a call that ended so; where that fails the call ends all the same. */
  static void extract(Handle handle, CallId call, CallEvent.Ended ended) {
    handle.savepoint(BEFORE);
    try {
      keep(
          handle,
          call,
          Extract.of(
              name(handle, call),
              UnmatchedFinder.document(handle, call),
              journal(handle, call),
              ended));
      handle.releaseSavepoint(BEFORE);
    } catch (RuntimeException e) {
      if (UnavailableException.caused(e)) {
        throw e;
      }
      LOG.error("A call could not be summarised: {}", FailureTrace.of(e));
      handle.rollbackToSavepoint(BEFORE);
    }
  }

  private static List<CallEvent> journal(Handle handle, CallId call) {
    return handle
        .createQuery(
            """
            select at, body from call_events
            where call = :call
              and type in ('dialling', 'ringing', 'answered', 'agent_spoke', 'callee_spoke',
                'outcome_taken', 'outcome_withdrawn', 'opted_out', 'knowledge_cited', 'noted',
                'action_failed')
            order by index\
            """)
        .bind("call", call)
        .map((row, _) -> RecordJson.readEvent(row.getString("body"), Rows.instant(row, "at")))
        .list();
  }

  private static @Nullable String name(Handle handle, CallId call) {
    return handle
        .createQuery(
            "select k.name from calls c join contacts k on k.id = c.contact where c.id = :call")
        .bind("call", call)
        .map((row, _) -> Optional.ofNullable(row.getString("name")))
        .findOne()
        .flatMap(found -> found)
        .orElse(null);
  }

  private static void keep(Handle handle, CallId call, String summary) {
    handle
        .createUpdate("update calls set summary = :summary where id = :call")
        .bind("summary", summary)
        .bind("call", call)
        .execute();
  }
}
