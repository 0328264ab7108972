package dev.parley.conversation;

import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a conversation. It is changed only while a step is made, on a copy of its own.
 */
final class Course {
  static final Duration SPEECH_LIMIT = Duration.ofSeconds(60);

  final Script script;
  final Orders orders;
  Memory memory;
  Phase phase;

  /** Whether the callee began to speak and did not end. */
  boolean calleeSpeaks;

  /** Keys pressed and not yet a turn. */
  String digits = "";

  /** A turn that came while the agent could not be interrupted. */
  Phase.@Nullable Turn kept;

  /** Where the conversation stood before the latest turn was answered. */
  @Nullable Origin origin;

  /** Times in a row that words were never reported as over. */
  int stalls;

  /** Whether the callee was told, or will be with the next words, that time is nearly up. */
  boolean warned;

  boolean warningDue;

  /** How long all holds that are over were. */
  Duration held = Duration.ZERO;

  /** Fillers said since a brain or an action was waited for. */
  int fillers;

  /**
   * What there was before a turn was answered, to go back to when the callee was not done yet.
   *
   * @param say the words the turn was answered with
   */
  record Origin(int say, Memory memory) {}

  Course(Script script) {
    this.script = script;
    orders = new Orders();
    memory = new Memory();
    phase = new Phase.Unanswered();
  }

  private Course(Course other) {
    script = other.script;
    orders = other.orders.next();
    memory = other.memory.copy();
    phase = other.phase;
    calleeSpeaks = other.calleeSpeaks;
    digits = other.digits;
    kept = other.kept;
    origin = other.origin;
    stalls = other.stalls;
    warned = other.warned;
    warningDue = other.warningDue;
    held = other.held;
    fillers = other.fillers;
  }

  /** The same, with no commands given. */
  Course next() {
    return new Course(this);
  }

  /** Says words and goes on after them. */
  void say(String text, @Nullable String node, boolean interruptible, Phase.After after) {
    String words = warningDue ? Phrases.NEARLY_OVER + " " + text : text;
    warningDue = false;
    fillers = 0;
    int say = orders.say(words, node, script.step(memory.node), interruptible);
    orders.cancel(Timer.SILENCE);
    orders.cancel(Timer.PATIENCE);
    orders.set(Timer.STALLED, orders.playingTime());
    phase = new Phase.Talking(say, words, node, interruptible, after);
  }

  /** Asks the callee for something the node's words asked for already. */
  void sayAgain(String text) {
    memory.said = text;
    say(text, null, true, new Phase.After.Listen());
  }

  /** Says goodbye and hangs up. */
  void goodbye(String text, @Nullable String node, EndReason reason) {
    digits = "";
    orders.cancel(Timer.DIGITS);
    if (text.isBlank()) {
      hangUp(reason);
    } else {
      warningDue = false;
      say(text, node, false, new Phase.After.End(reason));
    }
  }

  void hangUp(EndReason reason) {
    orders.hangUp(reason, memory.variables, memory.outcomes);
    phase = new Phase.Over();
  }

  /** Waits for the callee's turn. */
  void await() {
    orders.cancel(Timer.STALLED);
    orders.cancel(Timer.PATIENCE);
    if (calleeSpeaks) {
      attend(null);
      return;
    }
    phase = new Phase.Waiting();
    if (!orders.isSet(Timer.DIGITS)) {
      Duration timeout = script.settings().silenceTimeout();
      orders.set(Timer.SILENCE, memory.patient ? timeout.multipliedBy(5) : timeout);
    }
  }

  /** Lets the callee finish. */
  void attend(Phase.@Nullable Cut cut) {
    orders.cancel(Timer.SILENCE);
    orders.cancel(Timer.PATIENCE);
    orders.set(Timer.STALLED, SPEECH_LIMIT);
    phase = new Phase.Attending(cut, null);
  }

  /** Stops what is being said and lets the callee finish. */
  void interrupt(Phase.Talking talking) {
    orders.stopSaying();
    attend(new Phase.Cut(talking.say(), talking.text(), null));
  }

  /** A text as it is said. */
  String spoken(String text) {
    return rendered(text, script.spoken(memory.values()), Template::render);
  }

  /** A text filled in for something else than speech. */
  String rendered(String text, BiFunction<String, TemplateScope, Template.Rendered> way) {
    return rendered(text, script.plain(memory.values()), way);
  }

  private String rendered(
      String text, TemplateScope scope, BiFunction<String, TemplateScope, Template.Rendered> way) {
    Template.Rendered rendered = way.apply(text, scope);
    rendered
        .missing()
        .forEach(reference ->
            orders.note(
                "Nothing is known of %s, so it is left out (node %s)."
                    .formatted(reference, memory.node)));
    return rendered.text();
  }
}
