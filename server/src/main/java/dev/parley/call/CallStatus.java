package dev.parley.call;

/** Where a call stands. */
public enum CallStatus {
  QUEUED,
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  NO_ANSWER,
  BUSY,
  FAILED,
  LEFT_VOICEMAIL,
  TRANSFERRED,
  SUPPRESSED,
  CANCELLED;

  /** Whether nothing more will happen to the call. */
  public boolean ended() {
    return switch (this) {
      case QUEUED, RINGING, IN_PROGRESS -> false;
      case COMPLETED, NO_ANSWER, BUSY, FAILED, LEFT_VOICEMAIL, TRANSFERRED, SUPPRESSED, CANCELLED ->
          true;
    };
  }
}
