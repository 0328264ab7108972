package dev.parley.sip.transaction;

import static dev.parley.sip.transaction.TransactionMachine.stay;
import static dev.parley.sip.transaction.TransactionMachine.terminated;
import static dev.parley.sip.transaction.TransactionMachine.to;

import dev.parley.sip.transaction.TransactionAction.Acknowledge;
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

/** The INVITE client transaction (RFC 3261 section 17.1.1 with RFC 6026 section 8.4). */
record InviteClientMachine(SipTimers timers, boolean reliable) implements TransactionMachine {

  @Override
  public Step next(TransactionState state, TransactionInput input) {
    return switch (input) {
      case Start _ when state.in(Phase.INITIAL) -> start();
      case Response response -> response(state, response);
      case Fired(TransactionTimer timer) -> fired(state, timer);
      case Unsent _ when state.in(Phase.CALLING) -> terminated(new ReportUnsent());
      case Hush _ -> stay(state, new Disarm(TransactionTimer.A));
      case Abandon _ -> terminated();
      case Start _, Unsent _, Retransmission _, Ack _ -> stay(state);
    };
  }

  private Step start() {
    Arm giveUp = new Arm(TransactionTimer.B, timers.transaction());
    return reliable
        ? to(Phase.CALLING, Duration.ZERO, new Send(), giveUp)
        : to(
            Phase.CALLING,
            timers.t1(),
            new Send(),
            giveUp,
            new Arm(TransactionTimer.A, timers.t1()));
  }

  private Step response(TransactionState state, Response response) {
    return switch (state.phase()) {
      case CALLING, PROCEEDING -> {
        if (response.provisional()) {
          yield to(
              Phase.PROCEEDING,
              Duration.ZERO,
              new Disarm(TransactionTimer.A),
              new Disarm(TransactionTimer.B),
              new Pass());
        }
        yield response.successful() ? accepted() : refused();
      }
      case ACCEPTED -> response.successful() ? stay(state, new Pass()) : stay(state);
      case COMPLETED -> response.status() >= 300 ? stay(state, new Acknowledge()) : stay(state);
      case INITIAL, TRYING, CONFIRMED, TERMINATED -> stay(state);
    };
  }

  private Step accepted() {
    return to(
        Phase.ACCEPTED,
        Duration.ZERO,
        new Disarm(TransactionTimer.A),
        new Disarm(TransactionTimer.B),
        new Arm(TransactionTimer.M, timers.transaction()),
        new Pass());
  }

  private Step refused() {
    Disarm noResend = new Disarm(TransactionTimer.A);
    Disarm noTimeout = new Disarm(TransactionTimer.B);
    return reliable
        ? terminated(noResend, noTimeout, new Acknowledge(), new Pass())
        : to(
            Phase.COMPLETED,
            Duration.ZERO,
            noResend,
            noTimeout,
            new Arm(TransactionTimer.D, timers.d()),
            new Acknowledge(),
            new Pass());
  }

  private Step fired(TransactionState state, TransactionTimer timer) {
    if (state.in(Phase.CALLING) && timer == TransactionTimer.A) {
      Duration next = state.interval().multipliedBy(2);
      return to(Phase.CALLING, next, new Send(), new Arm(TransactionTimer.A, next));
    }
    if (state.in(Phase.CALLING) && timer == TransactionTimer.B) {
      return terminated(new ReportTimeout());
    }
    boolean over =
        (state.in(Phase.COMPLETED) && timer == TransactionTimer.D)
            || (state.in(Phase.ACCEPTED) && timer == TransactionTimer.M);
    return over ? terminated() : stay(state);
  }
}
