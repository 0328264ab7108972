package dev.parley.sip.transaction;

import static dev.parley.sip.transaction.TransactionMachine.stay;
import static dev.parley.sip.transaction.TransactionMachine.terminated;
import static dev.parley.sip.transaction.TransactionMachine.to;

import dev.parley.sip.transaction.TransactionAction.Arm;
import dev.parley.sip.transaction.TransactionAction.Resend;
import dev.parley.sip.transaction.TransactionAction.Send;
import dev.parley.sip.transaction.TransactionInput.Abandon;
import dev.parley.sip.transaction.TransactionInput.Ack;
import dev.parley.sip.transaction.TransactionInput.Fired;
import dev.parley.sip.transaction.TransactionInput.Hush;
import dev.parley.sip.transaction.TransactionInput.Response;
import dev.parley.sip.transaction.TransactionInput.Retransmission;
import dev.parley.sip.transaction.TransactionInput.Start;
import dev.parley.sip.transaction.TransactionInput.Unsent;
import dev.parley.sip.transaction.TransactionState.Phase;
import java.time.Duration;

/** The non-INVITE server transaction (RFC 3261 section 17.2.2). */
record NonInviteServerMachine(SipTimers timers, boolean reliable) implements TransactionMachine {

  @Override
  public Step next(TransactionState state, TransactionInput input) {
    boolean open = state.in(Phase.TRYING) || state.in(Phase.PROCEEDING);
    return switch (input) {
      case Start _ when state.in(Phase.INITIAL) -> to(Phase.TRYING, Duration.ZERO);
      case Retransmission _ when state.in(Phase.PROCEEDING) || state.in(Phase.COMPLETED) ->
          stay(state, new Resend());
      case Response response when open -> response(response);
      case Fired(TransactionTimer timer)
          when state.in(Phase.COMPLETED) && timer == TransactionTimer.J ->
          terminated();
      case Abandon _ -> terminated();
      case Start _, Retransmission _, Response _, Fired _, Ack _, Unsent _, Hush _ -> stay(state);
    };
  }

  private Step response(Response response) {
    if (response.provisional()) {
      return to(Phase.PROCEEDING, Duration.ZERO, new Send());
    }
    return reliable
        ? terminated(new Send())
        : to(
            Phase.COMPLETED,
            Duration.ZERO,
            new Send(),
            new Arm(TransactionTimer.J, timers.transaction()));
  }
}
