package dev.parley.driver;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.Scores;
import dev.parley.conversation.Event;
import dev.parley.knowledge.KnownAnswer;
import org.jspecify.annotations.Nullable;

/** What the journal of a call tells beside the steps of its conversation. */
final class CallNotes {
  private final CallJournal journal;
  private final CallClock clock;

  CallNotes(CallJournal journal, CallClock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void note(String text) {
    journal.append(new CallEvent.Noted(clock.now(), text));
  }

  /** The line gives back what the agent says. */
  void echo() {
    note(
        "The line gives back what the agent says. While it does, speech over the agent's words is"
            + " not heard.");
  }

  /**
   * What is embedded does what a server should have done.
   *
   * @param why null when the server does it again
   */
  void recogniserStandsIn(@Nullable String why) {
    note(
        why == null
            ? "The usual recogniser answers again."
            : "The embedded recogniser stands in: %s.".formatted(why));
  }

  /** The same of the voice. */
  void voiceStandsIn(@Nullable String why) {
    note(
        why == null
            ? "The usual voice speaks again."
            : "The embedded voice stands in: %s.".formatted(why));
  }

  /** What a judgement went by. */
  void scored(Event.Judged judged, Scores scores) {
    journal.append(new CallEvent.OutcomesScored(clock.now(), judged.ask(), scores));
  }

  /** From what the callee was answered. */
  void cite(String asked, KnownAnswer known) {
    journal.append(
        new CallEvent.KnowledgeCited(
            clock.now(),
            asked,
            known.text(),
            known.base(),
            known.item(),
            known.probability(),
            known.by()));
  }
}
