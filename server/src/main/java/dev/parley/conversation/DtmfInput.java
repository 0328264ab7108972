package dev.parley.conversation;

import java.time.Duration;

/** What becomes of keys: pressed one after the other they are a turn, and {@code #} ends it. */
final class DtmfInput {
  private static final Duration PAUSE = Duration.ofMillis(2500);
  private static final int MOST = 64;

  private DtmfInput() {}

  static void pressed(ConversationState state, Turns turns, char digit) {
    if (state.phase instanceof Phase.Unanswered
        || state.phase instanceof Phase.Over
        || state.machine()
        || state.phase instanceof Phase.Talking(_, _, _, _, Phase.After.End _)) {
      return;
    }
    if (state.phase instanceof Phase.Opening) {
      turns.introduce();
    }
    if (digit == '#') {
      state.pending.cancel(Timer.DIGITS);
      flush(state, turns);
      return;
    }
    if (state.digits.length() < MOST) {
      state.digits += digit;
    }
    state.pending.set(Timer.DIGITS, PAUSE);
    if (state.phase instanceof Phase.Talking talking
        && talking.interruptible()
        && !state.introducing()) {
      state.interrupt(talking);
    } else if (state.phase instanceof Phase.Composing composing && composing.interruptible()) {
      state.interrupt(composing);
    } else {
      state.pending.cancel(Timer.SILENCE);
    }
  }

  /** The keys pressed so far are a turn. */
  static void flush(ConversationState state, Turns turns) {
    String digits = state.digits;
    state.digits = "";
    if (!digits.isEmpty()) {
      turns.over(Phase.Turn.keyed(digits), true);
    } else if (state.phase instanceof Phase.Waiting) {
      state.await();
    }
  }
}
