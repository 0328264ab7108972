package dev.parley.dispatch;

import dev.parley.call.EndReason;
import dev.parley.telephony.PhoneEvent;

/** What the end of a line means for the call. */
final class LineEnds {
  private LineEnds() {}

  /** The line ended and nobody had answered. */
  static EndReason unanswered(PhoneEvent.Cause cause) {
    return switch (cause) {
      case BUSY -> EndReason.BUSY;
      case NO_ANSWER, REMOTE_HANG_UP -> EndReason.NO_ANSWER;
      case LOCAL_HANG_UP -> EndReason.CANCELLED;
      case DECLINED -> EndReason.DECLINED;
      case INVALID_NUMBER -> EndReason.INVALID_NUMBER;
      case REFUSED -> EndReason.TRUNK_REFUSED;
      case UNAVAILABLE, FAILED -> EndReason.TRUNK_UNAVAILABLE;
      case INCOMPATIBLE_MEDIA -> EndReason.INCOMPATIBLE_MEDIA;
      case DEFECT -> EndReason.INTERNAL_ERROR;
    };
  }

  /** The line ended in the middle of the conversation. */
  static EndReason answered(PhoneEvent.Cause cause) {
    return switch (cause) {
      case REMOTE_HANG_UP -> EndReason.CALLEE_HUNG_UP;
      case LOCAL_HANG_UP -> EndReason.SUPERVISOR_ENDED;
      case INCOMPATIBLE_MEDIA -> EndReason.INCOMPATIBLE_MEDIA;
      case DEFECT -> EndReason.INTERNAL_ERROR;
      case BUSY, NO_ANSWER, DECLINED, INVALID_NUMBER, REFUSED, UNAVAILABLE, FAILED ->
          EndReason.TRUNK_UNAVAILABLE;
    };
  }
}
