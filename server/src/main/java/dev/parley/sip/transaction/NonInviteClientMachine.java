package dev.parley.sip.transaction;

import static dev.parley.sip.transaction.TransactionMachine.stay;
import static dev.parley.sip.transaction.TransactionMachine.terminated;
import static dev.parley.sip.transaction.TransactionMachine.to;

import dev.parley.sip.transaction.TransactionAction.Arm;
import dev.parley.sip.transaction.TransactionAction.Disarm;
import dev.parley.sip.transaction.TransactionAction.Pass;
import dev.parley.sip.transaction.TransactionAction.ReportTimeout;
import dev.parley.sip.transaction.TransactionAction.ReportUnsent;
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

/** The non-INVITE client transaction (RFC 3261 section 17.1.2). */
record NonInviteClientMachine(SipTimers timers, boolean reliable) implements TransactionMachine {

  @Override
  public Step next(TransactionState state, TransactionInput input) {
    boolean waiting = state.in(Phase.TRYING) || state.in(Phase.PROCEEDING);
    return switch (input) {
      case Start _ when state.in(Phase.INITIAL) -> start();
      case Response response when waiting -> response(state, response);
      case Fired(TransactionTimer timer) -> fired(state, timer, waiting);
      case Unsent _ when waiting -> terminated(new ReportUnsent());
      case Hush _ -> stay(state, new Disarm(TransactionTimer.E));
      case Abandon _ -> terminated();
      case Start _, Response _, Unsent _, Retransmission _, Ack _ -> stay(state);
    };
  }

  private Step start() {
    Arm giveUp = new Arm(TransactionTimer.F, timers.transaction());
    return reliable
        ? to(Phase.TRYING, Duration.ZERO, new Send(), giveUp)
        : to(
            Phase.TRYING,
            timers.t1(),
            new Send(),
            giveUp,
            new Arm(TransactionTimer.E, timers.t1()));
  }

  private Step response(TransactionState state, Response response) {
    if (response.provisional()) {
      return to(Phase.PROCEEDING, state.interval(), new Pass());
    }
    Disarm noResend = new Disarm(TransactionTimer.E);
    Disarm noTimeout = new Disarm(TransactionTimer.F);
    return reliable
        ? terminated(noResend, noTimeout, new Pass())
        : to(
            Phase.COMPLETED,
            Duration.ZERO,
            noResend,
            noTimeout,
            new Arm(TransactionTimer.K, timers.t4()),
            new Pass());
  }

  private Step fired(TransactionState state, TransactionTimer timer, boolean waiting) {
    if (waiting && timer == TransactionTimer.E) {
      Duration next = state.in(Phase.TRYING) ? timers.doubled(state.interval()) : timers.t2();
      return to(state.phase(), next, new Send(), new Arm(TransactionTimer.E, next));
    }
    if (waiting && timer == TransactionTimer.F) {
      return terminated(new Disarm(TransactionTimer.E), new ReportTimeout());
    }
    return state.in(Phase.COMPLETED) && timer == TransactionTimer.K ? terminated() : stay(state);
  }
}
