package dev.parley.sip.transaction;

import dev.parley.sip.transaction.TransactionState.Phase;
import java.time.Duration;
import java.util.List;

/** One of the four machines of RFC 3261 section 17: a pure function. */
interface TransactionMachine {
  /** The new state, and what to do. */
  record Step(TransactionState state, List<TransactionAction> actions) {
    public Step {
      actions = List.copyOf(actions);
    }
  }

  Step next(TransactionState state, TransactionInput input);

  /** A step into another phase. */
  static Step to(Phase phase, Duration interval, TransactionAction... actions) {
    return new Step(new TransactionState(phase, interval), List.of(actions));
  }

  /** A step that stays where it is. */
  static Step stay(TransactionState state, TransactionAction... actions) {
    return new Step(state, List.of(actions));
  }

  /** The last step. */
  static Step terminated(TransactionAction... actions) {
    return to(Phase.TERMINATED, Duration.ZERO, actions);
  }
}
