package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.Scores;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Command;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.language.intents.CalleeIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A conversation held by hand and kept as that of a call is. */
public final class KeptConversation {
  private final List<CallEvent> events = new ArrayList<>();
  private final List<Command.Say> playing = new ArrayList<>();
  private final StepJournal steps;
  private Command.@Nullable Ask asked;

  /** One in which the callee has heard the first words. */
  public KeptConversation(AgentDocument document, TemplateScope scope, Instant at) {
    steps =
        new StepJournal(
            Conversation.start(document, new Beginning(scope)),
            events::add,
            new CallClock(() -> at, passing()));
    on(new Event.Answered()).heard();
  }

  private static LongSupplier passing() {
    AtomicLong nanos = new AtomicLong();
    return () -> nanos.addAndGet(1_000_000);
  }

  /** Tells of an event. */
  public KeptConversation on(Event event) {
    steps.tell(
        event,
        command -> {
          if (command instanceof Command.Say say) {
            playing.add(say);
          } else if (command instanceof Command.Ask ask) {
            asked = ask;
          }
        });
    return this;
  }

  /** Everything that is being said is heard to its end. */
  public KeptConversation heard() {
    while (!playing.isEmpty()) {
      Command.Say say = playing.removeFirst();
      on(new Event.Spoken(say.say(), say.text(), true));
    }
    return this;
  }

  /** Everything that is being said is cut, and nothing of it heard. */
  public KeptConversation cut() {
    List<Command.Say> cut = List.copyOf(playing);
    playing.clear();
    cut.forEach(say -> on(new Event.Spoken(say.say(), "", false)));
    return this;
  }

  /** The callee says something. */
  public KeptConversation says(String text, boolean sure) {
    return on(new Event.SpeechStarted()).on(new Event.TurnEnded(text, -0.1, sure));
  }

  /** The brain answers what it was asked last, after weighing all outcomes alike. */
  public KeptConversation judged(
      @Nullable CalleeIntent intent, @Nullable String outcome, Map<String, String> variables) {
    Command.Ask ask = question();
    List<Question.Choice> choices = ask.question().choices();
    double each = 0.5 / Math.max(1, choices.size());
    events.add(
        new CallEvent.OutcomesScored(
            Instant.EPOCH,
            ask.ask(),
            new Scores(
                "weights",
                choices.stream().map(choice -> new Scores.Candidate(choice.id(), each)).toList(),
                0.5,
                0.6)));
    return on(new Event.Judged(ask.ask(), intent, outcome, variables, Set.of()));
  }

  /** The callee says something, and what they hear of the answer they hear to its end. */
  public KeptConversation reply(String text, @Nullable String outcome) {
    return says(text, true).judged(null, outcome, Map.of()).heard();
  }

  /** What the brain was asked last. */
  public Command.Ask question() {
    Command.Ask ask = asked;
    if (ask == null) {
      throw new AssertionError("The brain was asked nothing.");
    }
    return ask;
  }

  /** All that was kept. */
  public List<CallEvent> events() {
    return List.copyOf(events);
  }
}
