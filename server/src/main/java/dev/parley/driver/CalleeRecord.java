package dev.parley.driver;

import dev.parley.agent.Expects;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.LegId;
import dev.parley.conversation.Command;
import dev.parley.turn.TurnSignal;
import java.time.Duration;

/** What the callee says and keys in, for the journal. */
final class CalleeRecord {
  private final LegId leg;
  private final CallJournal journal;
  private final CallClock clock;
  private final StringBuilder keys = new StringBuilder();
  private Command.Listen asked = new Command.Listen(Expects.OPEN, null, 0);

  CalleeRecord(LegId leg, CallJournal journal, CallClock clock) {
    this.leg = leg;
    this.journal = journal;
    this.clock = clock;
  }

  /** What comes is an answer to this. */
  void answers(Command.Listen listen) {
    asked = listen;
  }

  /**
   * A spoken turn is over.
   *
   * @param arrivedNanos when its first packet came
   */
  void spoke(TurnSignal.Ended ended, long arrivedNanos) {
    append(
        ended.text(),
        ended.confidence(),
        false,
        clock.offset(arrivedNanos),
        clock.offset(ended.voicedNanos()));
  }

  /** A key was pressed. */
  void presses(char digit) {
    if (digit == '#') {
      keyed();
    } else {
      keys.append(digit);
    }
  }

  /** The keys pressed so far are a turn. */
  void keyed() {
    if (!keys.isEmpty()) {
      append(keys.toString(), 0, true, clock.offset(), clock.offset());
      keys.setLength(0);
    }
  }

  /** The keys pressed so far are nothing. */
  void forgetKeys() {
    keys.setLength(0);
  }

  private void append(String text, double confidence, boolean digits, Duration from, Duration to) {
    journal.append(
        new CallEvent.CalleeSpoke(
            clock.now(), leg, asked.node(), asked.step(), text, confidence, digits, from, to));
  }
}
