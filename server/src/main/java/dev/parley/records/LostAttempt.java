package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A fenced attempt that nobody carries, and its call. */
record LostAttempt(AttemptId attempt, CallId call) {
  /**
   * Ends all that a query finds.
   *
   * @param query of {@code id} and {@code call}, with their rows locked
   */
  static List<LostAttempt> end(
      Handle handle, Query query, EndReason reason, Instant at, String detail) {
    List<LostAttempt> lost =
        query
            .map((row, _) ->
                new LostAttempt(
                    new AttemptId(Rows.uuid(row, "id")), new CallId(Rows.uuid(row, "call"))))
            .list();
    lost.forEach(l -> CallEndings.end(handle, l.attempt(), l.call(), reason, at, detail));
    return lost;
  }
}
