package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Question;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.language.intents.CalleeIntent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation held by hand, event by event. */
public final class Rehearsal {
  private final Map<Timer, String> timers = new EnumMap<>(Timer.class);
  private final Set<Timer> paused = EnumSet.noneOf(Timer.class);
  private final List<Command.Say> playing = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> pressed = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Command.Cite> cited = new ArrayList<>();
  private final List<Command.RunAction> runs = new ArrayList<>();
  private final List<Command.Ask> asks = new ArrayList<>();
  private final List<Command.Compose> composes = new ArrayList<>();
  private final List<Integer> uncomposed = new ArrayList<>();
  private final List<Integer> stopped = new ArrayList<>();
  private Conversation conversation;
  private Command.@Nullable HangUp end;
  private Command.@Nullable Listen listen;
  private boolean suppressed;

  /** By the first rules. */
  public Rehearsal(AgentDocument document, TemplateScope scope) {
    this(document, new Beginning(scope, Rules.FIRST));
  }

  public Rehearsal(AgentDocument document, Beginning beginning) {
    conversation = Conversation.start(document, beginning);
  }

  /** Tells of an event. */
  public Rehearsal on(Event event) {
    if (event instanceof Event.TimerFired(Timer timer)) {
      timers.remove(timer);
    }
    Step step = Conversation.step(conversation, event);
    conversation = step.conversation();
    for (Command command : step.commands()) {
      switch (command) {
        case Command.Say say -> {
          playing.add(say);
          said.add(say.text());
        }
        case Command.StopSaying stop -> stopped.add(stop.say());
        case Command.Listen listened -> listen = listened;
        case Command.Ask ask -> asks.add(ask);
        case Command.Compose compose -> composes.add(compose);
        case Command.StopComposing(int compose) -> uncomposed.add(compose);
        case Command.RunAction run -> runs.add(run);
        case Command.SendDigits(String digits) -> pressed.add(digits);
        case Command.SetTimer(Timer timer, var after) -> timers.put(timer, after.toString());
        case Command.CancelTimer(Timer timer) -> timers.remove(timer);
        case Command.PauseTimer(Timer timer) -> paused.add(timer);
        case Command.ResumeTimer(Timer timer) -> paused.remove(timer);
        case Command.Suppress _ -> suppressed = true;
        case Command.Cite cite -> cited.add(cite);
        case Command.Note(String text) -> notes.add(text);
        case Command.HangUp hangUp -> end = hangUp;
      }
    }
    return this;
  }

  /** Where each outcome was taken. */
  List<OutcomeTaken> taken() {
    return conversation.taken();
  }

  /** Everything being said is heard to its end. */
  public Rehearsal heard() {
    while (!playing.isEmpty()) {
      Command.Say say = playing.removeFirst();
      on(new Event.Spoken(say.say(), say.text(), true));
    }
    return this;
  }

  /** Everything being said was cut; of the first these words were heard. */
  Rehearsal cutAfter(String words) {
    String heard = words;
    List<Command.Say> cut = List.copyOf(playing);
    playing.clear();
    for (Command.Say say : cut) {
      on(new Event.Spoken(say.say(), heard, false));
      heard = "";
    }
    return this;
  }

  /** The callee says something, clearly. */
  public Rehearsal says(String text) {
    return says(text, -0.1);
  }

  Rehearsal says(String text, double confidence) {
    return on(new Event.SpeechStarted()).on(new Event.TurnEnded(text, confidence));
  }

  /** The callee says something, and may go on. */
  Rehearsal saysPerhaps(String text) {
    return on(new Event.SpeechStarted()).on(new Event.TurnEnded(text, -0.1, false));
  }

  /** The callee goes on with what was taken for their turn. */
  Rehearsal goesOn(String text) {
    return on(new Event.TurnTakenBack()).on(new Event.TurnEnded(text, -0.1, false));
  }

  /** A sentence comes of what is being composed. */
  Rehearsal composed(String sentence) {
    return on(new Event.Composed(composes.getLast().compose(), sentence));
  }

  Rehearsal allComposed() {
    return on(new Event.ComposingEnded(composes.getLast().compose()));
  }

  Command.Compose composing() {
    return composes.getLast();
  }

  int composes() {
    return composes.size();
  }

  /** What is not to be composed any further. */
  List<Integer> uncomposed() {
    return uncomposed;
  }

  int runs() {
    return runs.size();
  }

  Rehearsal presses(String keys) {
    keys.chars().forEach(key -> on(new Event.Digit((char) key)));
    return this;
  }

  Rehearsal fires(Timer timer) {
    if (!timers.containsKey(timer)) {
      throw new AssertionError(timer + " is not set, only " + timers);
    }
    return on(new Event.TimerFired(timer));
  }

  /** The brain answers what it was last asked. */
  public Rehearsal judged(@Nullable String outcome, Map<String, String> variables) {
    return on(new Event.Judged(asks.getLast().ask(), outcome, variables));
  }

  /** The same, with what the turn does. */
  Rehearsal judged(
      @Nullable CalleeIntent intent,
      @Nullable String outcome,
      Map<String, String> variables,
      Set<String> unsure) {
    return on(new Event.Judged(asks.getLast().ask(), intent, outcome, variables, unsure));
  }

  /** An answer by which one of these is only likely. */
  Rehearsal judgedLikely(String... outcomes) {
    return on(
        new Event.Judged(
            asks.getLast().ask(),
            CalleeIntent.ANSWER,
            null,
            List.of(outcomes),
            Map.of(),
            Set.of()));
  }

  /** An answer that knows what the callee asks. */
  Rehearsal judgedKnown(KnownAnswer known, @Nullable String outcome) {
    return on(
        new Event.Judged(
            asks.getLast().ask(),
            CalleeIntent.QUESTION,
            outcome,
            List.of(),
            Map.of(),
            Set.of(),
            known));
  }

  Rehearsal judged(CalleeIntent intent, @Nullable String outcome) {
    return judged(intent, outcome, Map.of(), Set.of());
  }

  Rehearsal judged(@Nullable String outcome) {
    return judged(outcome, Map.of());
  }

  Rehearsal acted(boolean ok, Map<String, String> variables) {
    return on(new Event.ActionFinished(runs.getLast().run(), ok, variables, "HTTP 500"));
  }

  String lastSaid() {
    return said.getLast();
  }

  /** Keys that were pressed for the far end. */
  List<String> pressed() {
    return pressed;
  }

  List<String> said() {
    return said;
  }

  Command.Say playing() {
    return playing.getLast();
  }

  Question asked() {
    return asks.getLast().question();
  }

  int asks() {
    return asks.size();
  }

  public Command.RunAction ran() {
    return runs.getLast();
  }

  /** Whether the callee is to be kept from being called again. */
  boolean suppressed() {
    return suppressed;
  }

  List<Command.Cite> cited() {
    return cited;
  }

  List<String> notes() {
    return notes;
  }

  List<Integer> stopped() {
    return stopped;
  }

  Map<Timer, String> timers() {
    return timers;
  }

  /** Timers whose time stands still. */
  Set<Timer> paused() {
    return paused;
  }

  Command.@Nullable Listen listen() {
    return listen;
  }

  /** How it ended: the reason and the outcomes. */
  String end() {
    Command.HangUp hangUp = end;
    return hangUp == null ? "" : hangUp.reason() + " " + hangUp.outcomes();
  }

  Map<String, String> variables() {
    Command.HangUp hangUp = end;
    return hangUp == null ? Map.of() : hangUp.variables();
  }
}
