package dev.parley.conversation;

import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a conversation while the callee holds the call: it stands still, and goes on
 * where it was. Who came back has forgotten what was asked, so that is said again.
 */
final class Holding {
  private static final List<Timer> STOPPED =
      List.of(Timer.SILENCE, Timer.DIGITS, Timer.PATIENCE, Timer.STALLED);

  private final Course course;
  private final Flow flow;
  private final Turns turns;

  Holding(Course course, Flow flow, Turns turns) {
    this.course = course;
    this.flow = flow;
    this.turns = turns;
  }

  /** The callee puts the call on hold. What it was saying or keying in is not over, nor taken. */
  void begin() {
    course.orders.stopSaying();
    STOPPED.forEach(course.orders::cancel);
    course.digits = "";
    course.calleeSpeaks = false;
    course.origin = null;
    Duration most = course.script.settings().maxHold();
    if (course.held.compareTo(most) < 0) {
      course.orders.pause(Timer.MAX_DURATION);
    }
    course.orders.set(Timer.HOLD, most);
    course.phase = new Phase.Held(interrupted(course.phase), null);
  }

  /** Where to go on: words that the callee spoke over and did not answer were not heard. */
  private Phase interrupted(Phase phase) {
    if (!(phase instanceof Phase.Attending(Phase.Cut cut, Phase.Turn turn)) || turn != null) {
      return phase;
    }
    return cut == null || Unheard.of(cut.text(), cut.heard()).isEmpty()
        ? new Phase.Waiting()
        : new Phase.Talking(
            cut.say(), cut.text(), course.memory.node, true, new Phase.After.Listen());
  }

  /**
   * Takes an event that is nothing to anybody during a hold, or something only after it.
   *
   * @return false if it is to be taken as at any time
   */
  boolean keeps(Phase.Held held, Event event) {
    return switch (event) {
      case Event.SpeechStarted _, Event.TurnEnded _, Event.Digit _, Event.Held _ -> true;
      case Event.Spoken spoken -> {
        turns.spoken(spoken);
        stopped(held.before(), spoken);
        yield true;
      }
      case Event.Answered _ -> miss(held, event, held.before() instanceof Phase.Unanswered);
      case Event.Judged judged -> miss(held, event, asked(held.before(), judged.ask()));
      case Event.JudgementFailed failed -> miss(held, event, asked(held.before(), failed.ask()));
      case Event.ActionFinished finished ->
          miss(
              held,
              event,
              held.before() instanceof Phase.Acting acting && acting.run() == finished.run());
      case Event.TimerFired _, Event.Resumed _, Event.EndRequested _, Event.LineClosed _ -> false;
    };
  }

  private boolean miss(Phase.Held held, Event event, boolean awaited) {
    if (awaited) {
      course.phase = new Phase.Held(held.before(), event);
    }
    return true;
  }

  private static boolean asked(Phase before, int ask) {
    return before instanceof Phase.Thinking thinking && thinking.ask() == ask;
  }

  /** Words are over that were being said when the hold began. */
  private void stopped(Phase before, Event.Spoken spoken) {
    if (before instanceof Phase.Talking talking
        && talking.say() == spoken.say()
        && spoken.complete()) {
      switch (talking.after()) {
        case Phase.After.Listen _ -> {
          if (course.kept == null) {
            course.phase = new Phase.Held(new Phase.Waiting(), null);
          }
        }
        case Phase.After.Act _ -> {}
        case Phase.After.End(EndReason reason) -> course.hangUp(reason);
      }
    } else if (before instanceof Phase.Attending(Phase.Cut cut, Phase.Turn turn)
        && cut != null
        && cut.say() == spoken.say()) {
      if (!spoken.heard().isBlank()) {
        course.memory.said = spoken.heard();
      }
      Phase.Cut known = new Phase.Cut(cut.say(), cut.text(), spoken.heard());
      course.phase = new Phase.Held(new Phase.Attending(known, turn), null);
    }
  }

  /**
   * The callee is back.
   *
   * @return what came meanwhile and is to be told now; null for nothing
   */
  @Nullable Event end(Duration after) {
    if (!(course.phase instanceof Phase.Held(Phase before, Event missed))) {
      return null;
    }
    course.held = course.held.plus(after);
    course.orders.cancel(Timer.HOLD);
    course.orders.resume(Timer.MAX_DURATION);
    course.memory.silences = 0;
    course.memory.patient = false;
    course.phase = before;
    if (missed == null) {
      goOn(before);
    }
    return missed;
  }

  private void goOn(Phase before) {
    switch (before) {
      case Phase.Talking talking -> repeat(talking);
      case Phase.Waiting _ -> ask();
      case Phase.Attending(Phase.Cut cut, Phase.Turn turn) -> {
        if (turn != null) {
          turns.attended(new Phase.Attending(cut, null), turn);
        }
      }
      case Phase.Thinking thinking -> {
        Event.Judged judged = thinking.held();
        if (judged == null) {
          flow.awaitJudgement();
        } else {
          flow.judged(judged.outcome(), judged.variables());
        }
      }
      case Phase.Acting acting -> flow.awaitAction(acting.index());
      case Phase.Unanswered _, Phase.Held _, Phase.Over _ -> {}
    }
  }

  private void repeat(Phase.Talking talking) {
    String text = talking.text();
    boolean warning = text.startsWith(Phrases.NEARLY_OVER);
    boolean silence = new Phase.After.End(EndReason.SILENCE).equals(talking.after());
    if (silence || text.equals(Phrases.NEARLY_OVER) || Phrases.momentary(text)) {
      course.warningDue |= warning;
      ask();
    } else {
      course.say(text, talking.node(), talking.interruptible(), talking.after());
    }
  }

  private void ask() {
    String question = Phrases.question(course.memory.text);
    if (question.isBlank()) {
      course.await();
    } else {
      course.sayAgain(question);
    }
  }
}
