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
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final WrittenLines lines;
  private final Map<String, String> variables;
  private final WrittenTimers timers;
  private final Deque<Event> events = new ArrayDeque<>();
  private final UnderWay underWay;
  private Conversation conversation;
  private Command.@Nullable HangUp end;

  private WrittenConversation(WrittenConversation other) {
    brain = other.brain;
    lines = new WrittenLines(other.lines);
    variables = new LinkedHashMap<>(other.variables);
    timers = new WrittenTimers(other.timers);
    underWay = new UnderWay(other.underWay.speaking());
    conversation = other.conversation;
    end = other.end;
  }

  private WrittenConversation(AgentDocument document, Beginning beginning, Brain brain) {
    this.brain = brain;
    lines = new WrittenLines();
    variables = new LinkedHashMap<>();
    timers = new WrittenTimers();
    underWay = new UnderWay();
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
    return lines.all();
  }

  /** The node that spoke last. */
  public @Nullable String node() {
    return lines.node();
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
    lines.turn(WrittenLine.Kind.TEXT, text);
    if (!underWay.speaking()) {
      tell(new Event.SpeechStarted());
    }
    underWay.spoke();
    tell(new Event.TurnEnded(text, SURELY_HEARD));
  }

  /** The callee says nothing until the agent does something. */
  public void saysNothing() throws InterruptedException {
    lines.turn(WrittenLine.Kind.SILENCE, "");
    if (underWay.speaking()) {
      underWay.spoke();
      tell(new Event.TurnEnded("", SURELY_HEARD));
    }
    int before = lines.count();
    for (int i = 0; i < MOST_TIMERS && lines.count() == before && !conversation.over(); i++) {
      var due = timers.next();
      if (due.isEmpty()) {
        return;
      }
      tell(new Event.TimerFired(due.get()));
    }
  }

  /** The callee presses keys: 0-9, *, #. */
  public void presses(String keys) throws InterruptedException {
    lines.turn(WrittenLine.Kind.KEYS, keys);
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
    lines.turn(WrittenLine.Kind.HANGUP, "");
    tell(new Event.LineClosed(EndReason.CALLEE_HUNG_UP, "The callee hung up."));
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
        lines.said(say);
        events.add(new Event.Spoken(say.say(), say.text(), true));
      }
      case Command.Ask ask -> events.add(judge(ask));
      case Command.Compose compose ->
          events.add(
              new Event.ComposingFailed(
                  compose.compose(), "Nothing is composed in a written conversation."));
      case Command.RunAction run -> {
        lines.note(
            "%s would be sent: %s %s".formatted(run.action(), run.method(), place(run.url())));
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
          lines.note("The keys %s would be pressed.".formatted(digits));
      case Command.Suppress _ -> lines.note("The number would be put on the do-not-call list.");
      case Command.Cite(_, var known) -> lines.note("Answered from knowledge: " + known.text());
      case Command.Note(String text) -> lines.note(text);
      case Command.HangUp hangUp -> end = hangUp;
      case Command.Listen listen -> lines.at(listen.node());
      case Command.Say _,
          Command.Ask _,
          Command.Compose _,
          Command.RunAction _,
          Command.StopSaying _,
          Command.StopComposing _ -> {}
    }
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
    lines.judged(question.choices(), judgement);
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
    underWay.told(event);
    switch (event) {
      case Event.TurnEnded(String text, _, _, _) when !text.isBlank() -> lines.brought(text);
      case Event.Judged judged -> variables.putAll(judged.variables());
      case Event.TimerFired(var timer) -> timers.cancel(timer);
      case Event _ -> {}
    }
    for (Command command : commands) {
      underWay.wanted(command);
      if (command instanceof Command.Say say) {
        lines.said(say);
      } else {
        kept(command);
      }
    }
  }

  /** Ends what was under way in the call: words are said to their end, questions answered. */
  private void settle() throws InterruptedException {
    Command.Ask ask = underWay.ask();
    Command.RunAction action = underWay.action();
    List<Command.Say> says = underWay.takeSays();
    if (!underWay.speaking()) {
      tell(new Event.TurnSure());
    }
    for (Command.Say say : says) {
      tell(new Event.Spoken(say.say(), say.text(), !underWay.speaking()));
    }
    if (ask != null) {
      tell(judge(ask));
    }
    if (action != null) {
      tell(new Event.ActionFinished(action.run(), true, Map.of(), "It was not sent."));
    }
  }
}
