package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as somebody sees it who watches.
 *
 * @param started when it was answered, null before
 * @param ended null while it goes on
 * @param place the node it is in, null before the conversation
 * @param lastCallee what the callee said last, null if nothing yet
 * @param lastAgent what the agent said last, null if nothing yet
 * @param gaps what the callee waited for the last answers, at most five, the oldest first
 */
public record LiveCall(
    CallId id,
    TeamId team,
    CallStatus status,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable EndReason endReason,
    ContactId contact,
    @Nullable String contactName,
    PhoneNumber phoneNumber,
    Call.Pinned agent,
    boolean test,
    CallSummary.@Nullable Place place,
    @Nullable String lastCallee,
    @Nullable String lastAgent,
    List<Duration> gaps) {
  public LiveCall {
    gaps = List.copyOf(gaps);
  }
}
