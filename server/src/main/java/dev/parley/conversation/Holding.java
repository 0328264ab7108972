package dev.parley.conversation;

import dev.parley.call.EndReason;
import dev.parley.language.speech.Phrases;
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

  private final ConversationState state;
  private final Flow flow;
  private final Turns turns;
  private final Opening opening;
  private final Machines machines;

  Holding(ConversationState state, Flow flow, Turns turns, Opening opening, Machines machines) {
    this.opening = opening;
    this.machines = machines;
    this.state = state;
    this.flow = flow;
    this.turns = turns;
  }

  /** The callee puts the call on hold. What it was saying or keying in is not over, nor taken. */
  void begin() {
    state.silence();
    STOPPED.forEach(state.pending::cancel);
    state.digits = "";
    state.calleeSpeaks = false;
    state.origin = null;
    state.begun = null;
    state.led = null;
    state.wait = null;
    state.settle();
    Duration most = state.script.settings().maxHold();
    if (state.held.compareTo(most) < 0) {
      state.pending.pause(Timer.MAX_DURATION);
    }
    state.pending.set(Timer.HOLD, most);
    state.phase = new Phase.Held(interrupted(state.phase), null);
  }

  /** Where to go on: words that the callee spoke over and did not answer were not heard. */
  private Phase interrupted(Phase phase) {
    if (!(phase instanceof Phase.Attending(Phase.Cut cut, Phase.Turn turn)) || turn != null) {
      return phase;
    }
    return cut == null || Unheard.of(cut.text(), cut.heard()).isEmpty()
        ? new Phase.Waiting()
        : new Phase.Talking(
            cut.say(), cut.text(), state.memory.node, true, new Phase.After.Listen());
  }

  /**
   * Takes an event that is nothing to anybody during a hold, or something only after it.
   *
   * @return false if it is to be taken as at any time
   */
  boolean keeps(Phase.Held held, Event event) {
    return switch (event) {
      case Event.AnswererJudged _,
          Event.Beep _,
          Event.SpeechStarted _,
          Event.TurnEnded _,
          Event.TurnSure _,
          Event.TurnTakenBack _,
          Event.Composed _,
          Event.ComposingEnded _,
          Event.ComposingFailed _,
          Event.Digit _,
          Event.Held _ ->
          true;
      case Event.Spoken spoken -> {
        turns.spoken(spoken);
        stopped(held.before(), spoken, state.heardSoFar(spoken));
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
      state.phase = new Phase.Held(held.before(), event);
    }
    return true;
  }

  private static boolean asked(Phase before, int ask) {
    return before instanceof Phase.Thinking thinking && thinking.ask() == ask;
  }

  /** Words are over that were being said when the hold began. */
  private void stopped(Phase before, Event.Spoken spoken, String heard) {
    if (before instanceof Phase.Talking talking
        && talking.say() == spoken.say()
        && spoken.complete()) {
      switch (talking.after()) {
        case Phase.After.Listen _ -> {
          if (state.kept == null) {
            state.phase = new Phase.Held(new Phase.Waiting(), null);
          }
        }
        case Phase.After.Act _, Phase.After.OptOut _, Phase.After.Machine _ -> {}
        case Phase.After.End(EndReason reason) -> state.hangUp(reason);
      }
    } else if (before instanceof Phase.Attending(Phase.Cut cut, Phase.Turn turn)
        && cut != null
        && cut.say() == spoken.say()) {
      if (!heard.isBlank()) {
        state.memory.said = heard;
      }
      Phase.Cut known = new Phase.Cut(cut.say(), cut.text(), heard);
      state.phase = new Phase.Held(new Phase.Attending(known, turn), null);
    }
  }

  /**
   * The callee is back.
   *
   * @return what came meanwhile and is to be told now; null for nothing
   */
  @Nullable Event end(Duration after) {
    if (!(state.phase instanceof Phase.Held(Phase before, Event missed))) {
      return null;
    }
    state.held = state.held.plus(after);
    state.pending.cancel(Timer.HOLD);
    state.pending.resume(Timer.MAX_DURATION);
    state.memory.silences = 0;
    state.memory.patient = false;
    state.phase = before;
    if (missed == null) {
      goOn(before);
    }
    return missed;
  }

  private void goOn(Phase before) {
    switch (before) {
      case Phase.Talking talking -> repeat(talking);
      case Phase.Waiting _ -> ask();
      case Phase.Opening _ -> opening.introduce();
      case Phase.Machine _ -> machines.waitForSomebody();
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
          flow.judged(judged);
        }
      }
      case Phase.Composing _ -> flow.composeAgain();
      case Phase.Unsure(Phase.After next) -> turns.after(next);
      case Phase.Acting acting -> flow.awaitAction(acting.index());
      case Phase.Unanswered _, Phase.Held _, Phase.Over _ -> {}
    }
  }

  private void repeat(Phase.Talking talking) {
    String text = talking.text();
    boolean warning = text.startsWith(Phrases.NEARLY_OVER);
    boolean silence = new Phase.After.End(EndReason.SILENCE).equals(talking.after());
    if (silence || text.equals(Phrases.NEARLY_OVER) || Phrases.momentary(text)) {
      state.warningDue |= warning;
      ask();
    } else {
      state.say(text, talking.node(), talking.interruptible(), talking.after());
    }
  }

  private void ask() {
    String question = state.question();
    if (question.isBlank()) {
      state.await();
    } else {
      state.sayAgain(question);
    }
  }
}
