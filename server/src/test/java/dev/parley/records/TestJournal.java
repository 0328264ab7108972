package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lets a test say what happened to a queued call, as if a node had carried it. */
public final class TestJournal {
  private final Records records;
  private final CallId call;

  public TestJournal(Records records, CallId call) {
    this.records = records;
    this.call = call;
  }

  /** Keeps events, and what they change. */
  public TestJournal add(CallEvent... events) {
    records
        .database()
        .jdbi()
        .useTransaction(handle -> {
          for (CallEvent event : events) {
            if (event instanceof CallEvent.Ended ended) {
              AttemptId attempt =
                  handle
                      .createQuery("select id from attempts where call = :call")
                      .bind("call", call)
                      .map((row, _) -> new AttemptId(Rows.uuid(row, "id")))
                      .one();
              CallEndings.end(handle, attempt, call, ended);
            } else {
              CallEndings.append(handle, call, List.of(event));
            }
          }
        });
    return this;
  }

  /** Answers the call. */
  public TestJournal answered(CallEvent.Answered event) {
    records
        .database()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("update calls set status = :status, started = :at where id = :call")
                .bind("status", CallStatus.IN_PROGRESS)
                .bind("at", event.at())
                .bind("call", call)
                .execute());
    return add(event);
  }

  /** Keeps where the recording is. */
  public TestJournal recorded(Path file, Duration length) {
    records
        .database()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "update calls set recording = :file, recording_ms = :length where id = :call")
                .bind("file", file.toString())
                .bind("length", length.toMillis())
                .bind("call", call)
                .execute());
    return this;
  }
}
