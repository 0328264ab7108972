package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.brain.Brain;
import dev.parley.brain.BrainException;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Command;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.OutcomeTaken;
import dev.parley.conversation.Step;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that is held in writing, by the same core and the same brain as a call: words are
 * heard as soon as they are said, and time passes only where nobody says anything. Actions are told
 * and not sent. Confined to one thread at a time.
 */
public final class WrittenConversation {
  /** How sure a recogniser is of words that it surely heard, as a natural logarithm. */
  private static final double SURELY_HEARD = -0.1;

  /** So many timers may run out before somebody who says nothing is told that nothing comes. */
  private static final int MOST_TIMERS = 10;

  private final Brain brain;
  private final List<WrittenLine> lines;
  private final Map<String, String> variables;
  private final WrittenTimers timers;
  private final Deque<Event> events = new ArrayDeque<>();
  private final Pending pending;
  private Conversation conversation;
  private @Nullable String node;
  private Command.@Nullable HangUp end;
  private int turns;

  /** What a call left unanswered at the place where it is gone on from. */
  private static final class Pending {
    private final Map<Integer, Command.Say> says = new LinkedHashMap<>();
    private Command.@Nullable Ask ask;
    private Command.@Nullable RunAction action;
    private boolean speaking;
  }

  private WrittenConversation(WrittenConversation other) {
    brain = other.brain;
    lines = new ArrayList<>(other.lines);
    variables = new LinkedHashMap<>(other.variables);
    timers = new WrittenTimers(other.timers);
    pending = new Pending();
    pending.speaking = other.pending.speaking;
    conversation = other.conversation;
    node = other.node;
    end = other.end;
    turns = other.turns;
  }

  private WrittenConversation(AgentDocument document, Beginning beginning, Brain brain) {
    this.brain = brain;
    lines = new ArrayList<>();
    variables = new LinkedHashMap<>();
    timers = new WrittenTimers();
    pending = new Pending();
    conversation = Conversation.start(document, beginning);
  }

  /** One that begins: the callee has answered, and the agent speaks. */
  public static WrittenConversation begin(AgentDocument document, Beginning beginning, Brain brain)
      throws InterruptedException {
    var written = new WrittenConversation(document, beginning, brain);
    written.tell(new Event.Answered());
    return written;
  }

  /**
   * One that goes on where a call was.
   *
   * @param told what the call's conversation was told up to there, perhaps of another document
   */
  public static WrittenConversation after(
      AgentDocument document, Beginning beginning, Brain brain, List<Event> told)
      throws InterruptedException {
    var written = new WrittenConversation(document, beginning, brain);
    told.forEach(written::again);
    written.settle();
    return written;
  }

  /** The same once more; what becomes of one is nothing to the other. */
  public WrittenConversation copy() {
    return new WrittenConversation(this);
  }

  /** All that was said and done. */
  public List<WrittenLine> lines() {
    return List.copyOf(lines);
  }

  /** The node that spoke last. */
  public @Nullable String node() {
    return node;
  }

  /** The outcomes that were taken, in order. */
  public List<OutcomeTaken> taken() {
    return conversation.taken();
  }

  /** What was captured, by name. */
  public Map<String, String> variables() {
    Command.HangUp over = end;
    return Map.copyOf(over == null ? variables : over.variables());
  }

  /** Why it is over, null while it goes on. */
  public @Nullable EndReason ended() {
    return end == null ? null : end.reason();
  }

  /** The callee says something. */
  public void says(String text) throws InterruptedException {
    turn(WrittenLine.Kind.TEXT, text);
    if (!pending.speaking) {
      tell(new Event.SpeechStarted());
    }
    pending.speaking = false;
    tell(new Event.TurnEnded(text, SURELY_HEARD));
  }

  /** The callee says nothing until the agent does something. */
  public void saysNothing() throws InterruptedException {
    turn(WrittenLine.Kind.SILENCE, "");
    if (pending.speaking) {
      pending.speaking = false;
      tell(new Event.TurnEnded("", SURELY_HEARD));
    }
    int before = lines.size();
    for (int i = 0; i < MOST_TIMERS && lines.size() == before && !conversation.over(); i++) {
      var due = timers.next();
      if (due.isEmpty()) {
        return;
      }
      tell(new Event.TimerFired(due.get()));
    }
  }

  /** The callee presses keys: 0-9, *, #. */
  public void presses(String keys) throws InterruptedException {
    turn(WrittenLine.Kind.KEYS, keys);
    for (int i = 0; i < keys.length(); i++) {
      tell(new Event.Digit(keys.charAt(i)));
    }
    var waiting = timers.nextDigits();
    if (waiting.isPresent()) {
      tell(new Event.TimerFired(waiting.get()));
    }
  }

  /** The callee hangs up. */
  public void hangsUp() throws InterruptedException {
    turn(WrittenLine.Kind.HANGUP, "");
    tell(new Event.LineClosed(EndReason.CALLEE_HUNG_UP, "The callee hung up."));
  }

  private void turn(WrittenLine.Kind kind, String text) {
    turns++;
    lines.add(new WrittenLine(WrittenLine.Side.CALLEE, kind, text, null, turns, List.of()));
  }

  private void tell(Event first) throws InterruptedException {
    events.add(first);
    while (!events.isEmpty() && !conversation.over()) {
      for (Command command : step(events.remove())) {
        carryOut(command);
      }
    }
    events.clear();
  }

  private List<Command> step(Event event) {
    Step step = Conversation.step(conversation, event);
    conversation = step.conversation();
    return step.commands();
  }

  private void carryOut(Command command) throws InterruptedException {
    switch (command) {
      case Command.Say say -> {
        said(say);
        events.add(new Event.Spoken(say.say(), say.text(), true));
      }
      case Command.Ask ask -> events.add(judge(ask));
      case Command.Compose compose ->
          events.add(
              new Event.ComposingFailed(
                  compose.compose(), "Nothing is composed in a written conversation."));
      case Command.RunAction run -> {
        note("%s would be sent: %s %s".formatted(run.action(), run.method(), place(run.url())));
        events.add(new Event.ActionFinished(run.run(), true, Map.of(), "It was not sent."));
      }
      case Command other -> kept(other);
    }
  }

  /** What needs no answer. */
  private void kept(Command command) {
    switch (command) {
      case Command.SetTimer set -> timers.set(set.timer(), set.after());
      case Command.CancelTimer(var timer) -> timers.cancel(timer);
      case Command.PauseTimer(var timer) -> timers.pause(timer);
      case Command.ResumeTimer(var timer) -> timers.resume(timer);
      case Command.SendDigits(String digits) ->
          note("The keys %s would be pressed.".formatted(digits));
      case Command.Suppress _ -> note("The number would be put on the do-not-call list.");
      case Command.Cite(_, var known) -> note("Answered from knowledge: " + known.text());
      case Command.Note(String text) -> note(text);
      case Command.HangUp hangUp -> end = hangUp;
      case Command.Listen listen -> node = listen.node() == null ? node : listen.node();
      case Command.Say _,
          Command.Ask _,
          Command.Compose _,
          Command.RunAction _,
          Command.StopSaying _,
          Command.StopComposing _ -> {}
    }
  }

  private void said(Command.Say say) {
    if (say.node() != null) {
      node = say.node();
    }
    lines.add(
        new WrittenLine(
            WrittenLine.Side.AGENT,
            WrittenLine.Kind.TEXT,
            say.text(),
            say.node(),
            null,
            List.of()));
  }

  private void note(String text) {
    lines.add(
        new WrittenLine(
            WrittenLine.Side.AGENT, WrittenLine.Kind.NOTE, text, node, null, List.of()));
  }

  /** Without what follows the path, which may hold a secret. */
  private static String place(String url) {
    try {
      URI uri = URI.create(url);
      return "%s://%s%s".formatted(uri.getScheme(), uri.getHost(), uri.getPath());
    } catch (IllegalArgumentException _) {
      return "an address that is none";
    }
  }

  private Event judge(Command.Ask ask) throws InterruptedException {
    Question question = ask.question();
    Brain.Judgement judgement;
    try {
      judgement = brain.judge(question);
    } catch (BrainException e) {
      return new Event.JudgementFailed(ask.ask(), String.valueOf(e.getMessage()));
    }
    variables.putAll(judgement.variables());
    Map<String, String> labels =
        question.choices().stream()
            .collect(
                Collectors.toMap(
                    Question.Choice::id,
                    Question.Choice::label,
                    (one, _) -> one,
                    LinkedHashMap::new));
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).side() == WrittenLine.Side.CALLEE) {
        lines.set(
            i,
            lines
                .get(i)
                .with(
                    new WrittenLine.Judged(
                        node,
                        judgement.outcome(),
                        labels,
                        judgement.scores(),
                        judgement.variables())));
        break;
      }
    }
    return new Event.Judged(
        ask.ask(),
        judgement.intent(),
        judgement.outcome(),
        judgement.likely(),
        judgement.variables(),
        judgement.unsure(),
        judgement.known());
  }

  /** Tells what a call was told, without doing anything about it. */
  private void again(Event event) {
    List<Command> commands = step(event);
    switch (event) {
      case Event.SpeechStarted _, Event.TurnTakenBack _ -> pending.speaking = true;
      case Event.TurnEnded(String text, _, _, _) -> {
        pending.speaking = false;
        if (!text.isBlank()) {
          lines.add(
              new WrittenLine(
                  WrittenLine.Side.CALLEE, WrittenLine.Kind.TEXT, text, null, null, List.of()));
        }
      }
      case Event.Spoken spoken -> pending.says.remove(spoken.say());
      case Event.Judged judged -> {
        variables.putAll(judged.variables());
        pending.ask = null;
      }
      case Event.JudgementFailed _ -> pending.ask = null;
      case Event.ActionFinished _ -> pending.action = null;
      case Event.TimerFired(var timer) -> timers.cancel(timer);
      case Event _ -> {}
    }
    for (Command command : commands) {
      switch (command) {
        case Command.Say say -> {
          said(say);
          pending.says.put(say.say(), say);
        }
        case Command.Ask ask -> pending.ask = ask;
        case Command.RunAction run -> pending.action = run;
        case Command other -> kept(other);
      }
    }
  }

  /** Ends what was under way in the call: words are said to their end, questions answered. */
  private void settle() throws InterruptedException {
    Command.Ask ask = pending.ask;
    Command.RunAction action = pending.action;
    List<Command.Say> says = List.copyOf(pending.says.values());
    pending.says.clear();
    if (!pending.speaking) {
      tell(new Event.TurnSure());
    }
    for (Command.Say say : says) {
      tell(new Event.Spoken(say.say(), say.text(), !pending.speaking));
    }
    if (ask != null) {
      tell(judge(ask));
    }
    if (action != null) {
      tell(new Event.ActionFinished(action.run(), true, Map.of(), "It was not sent."));
    }
  }
}
