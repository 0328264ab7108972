package dev.parley.wire;

import dev.parley.call.CallStatus;

/** The names existing clients know for where a call stands. */
public final class StatusNames {
  private StatusNames() {}

  /** The name of a status. */
  public static String of(CallStatus status) {
    return switch (status) {
      case QUEUED -> "QUEUED";
      case RINGING -> "NOT_STARTED";
      case IN_PROGRESS -> "IN_PROGRESS";
      case COMPLETED -> "COMPLETED";
      case NO_ANSWER -> "NO_ANSWER";
      case BUSY -> "BUSY";
      case FAILED -> "FAILED";
      case LEFT_VOICEMAIL -> "LEFT_VOICEMAIL";
      case TRANSFERRED -> "TRANSFERRED";
      case SUPPRESSED -> "SUPPRESSED";
      case CANCELLED -> "CANCELLED";
    };
  }
}
