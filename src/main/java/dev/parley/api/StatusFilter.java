package dev.parley.api;

import dev.parley.call.CallStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Statuses as a query names them: one by one, or as the groups success and failure. */
enum StatusFilter {
  QUEUED(CallStatus.QUEUED),
  NOT_STARTED(CallStatus.RINGING),
  IN_PROGRESS(CallStatus.IN_PROGRESS),
  COMPLETED(CallStatus.COMPLETED),
  NO_ANSWER(CallStatus.NO_ANSWER),
  BUSY(CallStatus.BUSY),
  FAILED(CallStatus.FAILED),
  LEFT_VOICEMAIL(CallStatus.LEFT_VOICEMAIL),
  TRANSFERRED(CallStatus.TRANSFERRED),
  SUPPRESSED(CallStatus.SUPPRESSED),
  CANCELLED(CallStatus.CANCELLED),
  SUCCESS(CallStatus.COMPLETED, CallStatus.TRANSFERRED, CallStatus.LEFT_VOICEMAIL),
  FAILURE(
      CallStatus.NO_ANSWER,
      CallStatus.BUSY,
      CallStatus.FAILED,
      CallStatus.SUPPRESSED,
      CallStatus.CANCELLED);

  private final Set<CallStatus> statuses;

  StatusFilter(CallStatus... statuses) {
    this.statuses = Set.of(statuses);
  }

  /** All statuses that any of the values names; empty if there is no value. */
  static Set<CallStatus> parse(String parameter, List<String> values) {
    EnumSet<CallStatus> all = EnumSet.noneOf(CallStatus.class);
    values.forEach(
        value -> all.addAll(Query.choice(parameter, value, StatusFilter.class).statuses));
    return all;
  }
}
