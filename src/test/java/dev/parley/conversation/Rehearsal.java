package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversation held by hand, event by event. */
final class Rehearsal {
  private final Map<Timer, String> timers = new EnumMap<>(Timer.class);
  private final Set<Timer> paused = EnumSet.noneOf(Timer.class);
  private final List<Command.Say> playing = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Command.RunAction> runs = new ArrayList<>();
  private final List<Command.Ask> asks = new ArrayList<>();
  private final List<Integer> stopped = new ArrayList<>();
  private Conversation conversation;
  private Command.@Nullable HangUp end;
  private Command.@Nullable Listen listen;

  Rehearsal(AgentDocument document, TemplateScope scope) {
    conversation = Conversation.start(document, scope);
  }

  /** Tells of an event. */
  Rehearsal on(Event event) {
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
        case Command.RunAction run -> runs.add(run);
        case Command.SetTimer(Timer timer, var after) -> timers.put(timer, after.toString());
        case Command.CancelTimer(Timer timer) -> timers.remove(timer);
        case Command.PauseTimer(Timer timer) -> paused.add(timer);
        case Command.ResumeTimer(Timer timer) -> paused.remove(timer);
        case Command.Note(String text) -> notes.add(text);
        case Command.HangUp hangUp -> end = hangUp;
      }
    }
    return this;
  }

  /** Everything being said is heard to its end. */
  Rehearsal heard() {
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
  Rehearsal says(String text) {
    return says(text, -0.1);
  }

  Rehearsal says(String text, double confidence) {
    return on(new Event.SpeechStarted()).on(new Event.TurnEnded(text, confidence));
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
  Rehearsal judged(@Nullable String outcome, Map<String, String> variables) {
    return on(new Event.Judged(asks.getLast().ask(), outcome, variables));
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

  Command.RunAction ran() {
    return runs.getLast();
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
