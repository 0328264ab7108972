package dev.parley.api;

import dev.parley.call.CallStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Statuses as a query names them: one by one, or as the groups success and failure. */
enum StatusFilter {
  QUEUED,
  NOT_STARTED,
  IN_PROGRESS,
  COMPLETED,
  NO_ANSWER,
  BUSY,
  FAILED,
  LEFT_VOICEMAIL,
  TRANSFERRED,
  SUPPRESSED,
  CANCELLED,
  SUCCESS,
  FAILURE;

  /** All statuses that any of the values names; empty if there is no value. */
  static Set<CallStatus> parse(String parameter, List<String> values) {
    EnumSet<CallStatus> all = EnumSet.noneOf(CallStatus.class);
    values.forEach(
        value -> all.addAll(Query.choice(parameter, value, StatusFilter.class).statuses()));
    return all;
  }

  private Set<CallStatus> statuses() {
    return switch (this) {
      case QUEUED -> Set.of(CallStatus.QUEUED);
      case NOT_STARTED -> Set.of(CallStatus.RINGING);
      case IN_PROGRESS -> Set.of(CallStatus.IN_PROGRESS);
      case COMPLETED -> Set.of(CallStatus.COMPLETED);
      case NO_ANSWER -> Set.of(CallStatus.NO_ANSWER);
      case BUSY -> Set.of(CallStatus.BUSY);
      case FAILED -> Set.of(CallStatus.FAILED);
      case LEFT_VOICEMAIL -> Set.of(CallStatus.LEFT_VOICEMAIL);
      case TRANSFERRED -> Set.of(CallStatus.TRANSFERRED);
      case SUPPRESSED -> Set.of(CallStatus.SUPPRESSED);
      case CANCELLED -> Set.of(CallStatus.CANCELLED);
      case SUCCESS ->
          Set.of(CallStatus.COMPLETED, CallStatus.TRANSFERRED, CallStatus.LEFT_VOICEMAIL);
      case FAILURE ->
          Set.of(
              CallStatus.NO_ANSWER,
              CallStatus.BUSY,
              CallStatus.FAILED,
              CallStatus.SUPPRESSED,
              CallStatus.CANCELLED);
    };
  }
}
