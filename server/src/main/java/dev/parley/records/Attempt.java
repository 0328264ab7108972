package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.EndReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to ring for a call.
 *
 * @param number counted from 1
 * @param due when its turn comes, at the earliest
 * @param dialled when it was fenced; null until then, and so each time that follows
 */
public record Attempt(
    AttemptId id,
    int number,
    State state,
    String trunk,
    Instant due,
    @Nullable Instant dialled,
    @Nullable Instant ringing,
    @Nullable Instant answered,
    @Nullable Instant ended,
    @Nullable EndReason endReason) {
  /** Where it stands. */
  public enum State {
    QUEUED,
    DIALLING,
    ENDED
  }
}
