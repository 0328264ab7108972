package dev.parley.sip.call;

import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.Sending;
import dev.parley.sip.transaction.TimerHeap;
import org.jspecify.annotations.Nullable;

/**
 * How far a call that we make has come (RFC 3261 sections 9.1 and 13.2). A call is in one phase at
 * a time, and each knows no more than what may happen in it needs.
 */
sealed interface ClientPhase {
  /** The address of the next INVITE is looked up. */
  record Resolving() implements ClientPhase {}

  /** The INVITE has left, and nothing has come back. */
  record Calling(Sending invite) implements ClientPhase {}

  /**
   * Somebody has received the INVITE.
   *
   * @param progressed whether more than a 100 came, so that a phone may be ringing
   */
  record Proceeding(Sending invite, boolean progressed) implements ClientPhase {}

  /** It is found out whether the call may go on to where a 3xx moves it. */
  record Redirecting(SipResponse moved) implements ClientPhase {}

  /** It is to be cancelled, as soon as a provisional response allows (RFC 3261 section 9.1). */
  record Cancelling(Withdrawal withdrawal) implements ClientPhase {}

  /**
   * The CANCEL has left; the final response is due.
   *
   * @param progressed whether more than a 100 came
   * @param patience runs out when no final response comes
   */
  record Cancelled(Withdrawal withdrawal, boolean progressed, TimerHeap.Timer patience)
      implements ClientPhase {}

  /** A phone answered: its session carries the call. */
  record Answered(Fork phone) implements ClientPhase {}

  /**
   * The listener has been told the end.
   *
   * @param withdrawal goes on for phones that ring all the same; null if nothing was cancelled
   */
  record Over(@Nullable Withdrawal withdrawal) implements ClientPhase {}

  /** An INVITE that is taken back, and what its CANCEL says in a Reason header, or null. */
  record Withdrawal(Sending invite, @Nullable String reason) {
    /** Cancels it wherever it was received and has not been cancelled. */
    void cancel() {
      invite.cancel(reason);
    }
  }

  /** The phase after a provisional response. */
  default ClientPhase heard(boolean above100) {
    return switch (this) {
      case Calling(Sending invite) -> new Proceeding(invite, above100);
      case Proceeding(Sending invite, boolean progressed) ->
          new Proceeding(invite, progressed || above100);
      case Cancelled(Withdrawal withdrawal, boolean progressed, TimerHeap.Timer patience) ->
          new Cancelled(withdrawal, progressed || above100, patience);
      case Resolving _, Redirecting _, Cancelling _, Answered _, Over _ -> this;
    };
  }

  /** What is to be taken back in this phase or is already; null for nothing. */
  default @Nullable Withdrawal withdrawn() {
    return switch (this) {
      case Cancelling(Withdrawal withdrawal) -> withdrawal;
      case Cancelled(Withdrawal withdrawal, boolean _, TimerHeap.Timer _) -> withdrawal;
      case Over(@Nullable Withdrawal withdrawal) -> withdrawal;
      case Resolving _, Calling _, Proceeding _, Redirecting _, Answered _ -> null;
    };
  }

  /** Whether an answer is still wanted. */
  default boolean wantsAnswer() {
    return switch (this) {
      case Resolving _, Calling _, Proceeding _, Redirecting _ -> true;
      case Cancelling _, Cancelled _, Answered _, Over _ -> false;
    };
  }
}
