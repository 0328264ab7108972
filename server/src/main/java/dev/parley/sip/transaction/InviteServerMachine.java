package dev.parley.sip.transaction;

import static dev.parley.sip.transaction.TransactionMachine.stay;
import static dev.parley.sip.transaction.TransactionMachine.terminated;
import static dev.parley.sip.transaction.TransactionMachine.to;

import dev.parley.sip.transaction.TransactionAction.Arm;
import dev.parley.sip.transaction.TransactionAction.Disarm;
import dev.parley.sip.transaction.TransactionAction.Pass;
import dev.parley.sip.transaction.TransactionAction.ReportTimeout;
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

/** The INVITE server transaction (RFC 3261 section 17.2.1 with RFC 6026 section 8.7). */
record InviteServerMachine(SipTimers timers, boolean reliable) implements TransactionMachine {

  @Override
  public Step next(TransactionState state, TransactionInput input) {
    return switch (input) {
      case Start _ when state.in(Phase.INITIAL) -> to(Phase.PROCEEDING, Duration.ZERO);
      case Retransmission _ when state.in(Phase.PROCEEDING) || state.in(Phase.COMPLETED) ->
          stay(state, new Resend());
      case Response response -> response(state, response);
      case Ack _ -> acknowledged(state);
      case Fired(TransactionTimer timer) -> fired(state, timer);
      case Abandon _ -> terminated();
      case Start _, Retransmission _, Unsent _, Hush _ -> stay(state);
    };
  }

  private Step response(TransactionState state, Response response) {
    if (state.in(Phase.ACCEPTED) && response.successful()) {
      return stay(state, new Send());
    }
    if (!state.in(Phase.PROCEEDING)) {
      return stay(state);
    }
    if (response.provisional()) {
      return stay(state, new Send());
    }
    if (response.successful()) {
      return to(
          Phase.ACCEPTED,
          Duration.ZERO,
          new Send(),
          new Arm(TransactionTimer.L, timers.transaction()));
    }
    Arm giveUp = new Arm(TransactionTimer.H, timers.transaction());
    return reliable
        ? to(Phase.COMPLETED, Duration.ZERO, new Send(), giveUp)
        : to(
            Phase.COMPLETED,
            timers.t1(),
            new Send(),
            giveUp,
            new Arm(TransactionTimer.G, timers.t1()));
  }

  private Step acknowledged(TransactionState state) {
    if (state.in(Phase.ACCEPTED)) {
      return stay(state, new Pass());
    }
    if (!state.in(Phase.COMPLETED)) {
      return stay(state);
    }
    Disarm noResend = new Disarm(TransactionTimer.G);
    Disarm noTimeout = new Disarm(TransactionTimer.H);
    return reliable
        ? terminated(noResend, noTimeout)
        : to(
            Phase.CONFIRMED,
            Duration.ZERO,
            noResend,
            noTimeout,
            new Arm(TransactionTimer.I, timers.t4()));
  }

  private Step fired(TransactionState state, TransactionTimer timer) {
    if (state.in(Phase.COMPLETED) && timer == TransactionTimer.G) {
      Duration next = timers.doubled(state.interval());
      return to(Phase.COMPLETED, next, new Resend(), new Arm(TransactionTimer.G, next));
    }
    if (state.in(Phase.COMPLETED) && timer == TransactionTimer.H) {
      return terminated(new Disarm(TransactionTimer.G), new ReportTimeout());
    }
    boolean over =
        (state.in(Phase.CONFIRMED) && timer == TransactionTimer.I)
            || (state.in(Phase.ACCEPTED) && timer == TransactionTimer.L);
    return over ? terminated() : stay(state);
  }
}
