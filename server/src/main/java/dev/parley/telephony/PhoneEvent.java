package dev.parley.telephony;

/** Something that happened on a telephone line. */
public sealed interface PhoneEvent {
  /** The far end rings (SIP 180, 183). */
  record Ringing(boolean earlyMedia) implements PhoneEvent {}

  record Answered() implements PhoneEvent {}

  /** A key was pressed: 0-9, *, #, A-D (RFC 4733). */
  record Digit(char digit) implements PhoneEvent {}

  /** The far end put us on hold, or took us off it. */
  record Hold(boolean held) implements PhoneEvent {}

  /**
   * Neither RTP nor RTCP came for the limit, and the far end did not answer when it was asked
   * whether it is there, or knew nothing of the call.
   */
  record MediaLost() implements PhoneEvent {}

  /**
   * The call is over, or never came to be; no event follows.
   *
   * @param status the final SIP status of a call that was not answered; 0 when a BYE or we ended it
   * @param detail for a person, such as {@code "SIP 486 Busy Here"}
   */
  record Ended(Cause cause, int status, String detail) implements PhoneEvent {}

  /** Why a line ended. */
  enum Cause {
    REMOTE_HANG_UP,
    LOCAL_HANG_UP,
    BUSY,
    NO_ANSWER,
    DECLINED,
    INVALID_NUMBER,
    REFUSED,
    UNAVAILABLE,
    INCOMPATIBLE_MEDIA,
    FAILED,
    /** A fault of ours. */
    DEFECT
  }
}
