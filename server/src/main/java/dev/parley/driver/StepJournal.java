package dev.parley.driver;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.conversation.Command;
import dev.parley.conversation.CommandJson;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The steps of a conversation, one after the other, each kept in the journal. */
final class StepJournal {
  private final CallJournal journal;
  private final CallClock clock;
  private final OutcomeKeeper outcomes = new OutcomeKeeper();

  /** What the conversation is to be told; as many as the commands of one step lead to at once. */
  private final Deque<Event> events = new ArrayDeque<>();

  private Conversation conversation;
  private int index;

  StepJournal(Conversation conversation, CallJournal journal, CallClock clock) {
    this.conversation = conversation;
    this.journal = journal;
    this.clock = clock;
  }

  /** Where the conversation stands. */
  Conversation conversation() {
    return conversation;
  }

  /** All that is to be kept of a step. */
  private List<CallEvent> told(Event event, Step step) {
    List<CallEvent> told = new ArrayList<>();
    told.add(
        new CallEvent.Stepped(
            clock.now(),
            index,
            clock.offset(),
            EventJson.write(event),
            step.commands().stream().map(CommandJson::write).toList()));
    told.addAll(outcomes.changed(clock.now(), index, conversation.taken()));
    if (step.commands().stream().anyMatch(Command.Suppress.class::isInstance)) {
      told.add(new CallEvent.OptedOut(clock.now(), index));
    }
    return told;
  }

  /**
   * Tells the conversation of an event, and of those that its commands lead to at once.
   *
   * @param carry carries out a command; may tell of what came of it
   */
  void tell(Event event, Consumer<Command> carry) {
    events.add(event);
    if (events.size() > 1) {
      return;
    }
    while (!events.isEmpty() && !conversation.over()) {
      Event next = events.element();
      Step step = Conversation.step(conversation, next);
      conversation = step.conversation();
      journal.append(told(next, step));
      index++;
      step.commands().forEach(carry);
      events.remove();
    }
  }
}
