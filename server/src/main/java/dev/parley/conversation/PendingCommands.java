package dev.parley.conversation;

import dev.parley.brain.Line;
import dev.parley.brain.Question;
import dev.parley.call.EndReason;
import dev.parley.knowledge.KnownAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands of one step, and what earlier ones left under way. */
final class PendingCommands {
  private static final Duration LEAST_PLAYING = Duration.ofSeconds(10);
  private static final Duration PLAYING_PER_CHARACTER = Duration.ofMillis(150);

  private final List<Command> commands = new ArrayList<>();
  private final List<Command.Say> playing;
  private final Set<Timer> armed;
  private final Set<Timer> paused;
  private int says;
  private int asks;
  private int runs;
  private int composes;

  PendingCommands() {
    playing = new ArrayList<>();
    armed = EnumSet.noneOf(Timer.class);
    paused = EnumSet.noneOf(Timer.class);
  }

  private PendingCommands(PendingCommands other) {
    playing = new ArrayList<>(other.playing);
    armed = EnumSet.copyOf(other.armed);
    paused = EnumSet.copyOf(other.paused);
    says = other.says;
    asks = other.asks;
    runs = other.runs;
    composes = other.composes;
  }

  /** The same under way, with no commands. */
  PendingCommands next() {
    return new PendingCommands(this);
  }

  List<Command> commands() {
    return commands;
  }

  int say(String text, @Nullable String node, int step, boolean interruptible, Delivery delivery) {
    return say(text, node, step, interruptible, delivery, null);
  }

  /** The same with words that a language model composed. */
  int say(
      String text,
      @Nullable String node,
      int step,
      boolean interruptible,
      Delivery delivery,
      @Nullable String composedBy) {
    Command.Say say =
        new Command.Say(says++, text, node, step, interruptible, delivery, composedBy);
    commands.add(say);
    playing.add(say);
    return say.say();
  }

  /** How long what is playing may take. */
  Duration playingTime() {
    int characters = playing.stream().mapToInt(say -> say.text().length()).sum();
    return LEAST_PLAYING.plus(PLAYING_PER_CHARACTER.multipliedBy(characters));
  }

  /** Stops everything that is playing or waits to be. */
  void stopSaying() {
    playing.forEach(say -> commands.add(new Command.StopSaying(say.say())));
  }

  /** Forgets what is playing, because nothing will be heard of it any more. */
  void forget() {
    playing.clear();
  }

  /** Takes note that words are over; whether they were playing. */
  boolean spoken(int say) {
    return playing.removeIf(words -> words.say() == say);
  }

  /** Whether words are playing, or wait to be. */
  boolean playing(int say) {
    return playing.stream().anyMatch(words -> words.say() == say);
  }

  void sendDigits(String digits) {
    commands.add(new Command.SendDigits(digits));
  }

  void listen(Command.Listen listen) {
    commands.add(listen);
  }

  int ask(Question question) {
    commands.add(new Command.Ask(asks, question));
    return asks++;
  }

  int compose(String instructions, List<Line> history, String node, int step, boolean adapts) {
    commands.add(new Command.Compose(composes, instructions, history, node, step, adapts));
    return composes++;
  }

  void stopComposing(int compose) {
    commands.add(new Command.StopComposing(compose));
  }

  /** The number of the next {@link Command.RunAction}. */
  int nextRun() {
    return runs++;
  }

  void run(Command.RunAction action) {
    commands.add(action);
  }

  void set(Timer timer, Duration after) {
    armed.add(timer);
    commands.add(new Command.SetTimer(timer, after));
  }

  void cancel(Timer timer) {
    if (armed.remove(timer)) {
      commands.add(new Command.CancelTimer(timer));
    }
  }

  /** Stops a timer's time, if it is set. */
  void pause(Timer timer) {
    if (armed.contains(timer) && paused.add(timer)) {
      commands.add(new Command.PauseTimer(timer));
    }
  }

  /** Lets the time of a paused timer go on. */
  void resume(Timer timer) {
    if (paused.remove(timer)) {
      commands.add(new Command.ResumeTimer(timer));
    }
  }

  boolean isSet(Timer timer) {
    return armed.contains(timer);
  }

  /** Takes note that a timer fired; whether it was set. */
  boolean fired(Timer timer) {
    paused.remove(timer);
    return armed.remove(timer);
  }

  void note(String text) {
    commands.add(new Command.Note(text));
  }

  void cite(String asked, KnownAnswer known) {
    commands.add(new Command.Cite(asked, known));
  }

  void suppress() {
    commands.add(new Command.Suppress());
  }

  void hangUp(EndReason reason, Map<String, String> variables, List<String> outcomes) {
    commands.add(
        new Command.HangUp(
            reason, Collections.unmodifiableMap(new TreeMap<>(variables)), List.copyOf(outcomes)));
  }
}
