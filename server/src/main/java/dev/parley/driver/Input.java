package dev.parley.driver;

import dev.parley.call.EndReason;
import dev.parley.conversation.Event;
import dev.parley.playout.Playout;
import dev.parley.stt.SttEvent;
import dev.parley.turn.HeardWindow;

/** What a {@link LiveConversation} takes from its {@link Mailbox}. */
sealed interface Input {
  /** 32 ms of the callee's side. */
  final class Window implements Input {
    final HeardWindow window;
    final short[] samples;

    Window(HeardWindow window, short[] samples) {
      this.window = window;
      this.samples = samples;
    }
  }

  /** The recogniser's answer. */
  record Heard(SttEvent event, long nanos) implements Input {}

  /** The speaker's account. */
  record Played(Playout playout) implements Input {}

  /** A judgement made ahead of need. */
  record JudgedAhead(Speculation speculation, JudgingResult answer) implements Input {}

  /** The judgement that was asked for. */
  record Judged(JudgingResult answer) implements Input {}

  /** The answer to a command that was carried out elsewhere. */
  record Done(Event event) implements Input {}

  record Key(char digit) implements Input {}

  /** The callee put the call on hold, or took it off. */
  record Hold(boolean held) implements Input {}

  record EndRequested() implements Input {}

  /** The line was told to be gone. */
  record LineClosed(EndReason reason, String detail) implements Input {}

  /** All that was said before the line closed is accounted for. */
  record LineSettled(LineClosed closed) implements Input {}

  /** No more will be heard. */
  record Deaf() implements Input {}
}
