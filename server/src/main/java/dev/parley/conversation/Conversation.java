package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.call.Answerer;
import dev.parley.call.EndReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation under way, as a value that never changes.
 *
 * <p>{@link Event.Held} and {@link Event.Resumed} come in turn; between them nothing is said and
 * nothing heard. Every {@link Command.Say} is played after those before it. Every {@link
 * Event.SpeechStarted} and {@link Event.TurnTakenBack} is followed by an {@link Event.TurnEnded},
 * perhaps of no words.
 */
public final class Conversation {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final ConversationState state;

  private Conversation(ConversationState state) {
    this.state = state;
  }

  /** A conversation that waits for the callee to answer. */
  public static Conversation start(AgentDocument document, Beginning beginning) {
    return new Conversation(new ConversationState(Script.of(document, beginning)));
  }

  /** What comes of an event. Pure: the same arguments give the same result, always. */
  public static Step step(Conversation conversation, Event event) {
    ConversationState state = conversation.state.next();
    new Moment(state).happens(event);
    return new Step(new Conversation(state), state.pending.commands());
  }

  /** Whether nothing more will come of any event. */
  public boolean over() {
    return state.phase instanceof Phase.Over;
  }

  /** Whether it waits to know what to say. */
  public boolean thinking() {
    return state.phase instanceof Phase.Thinking
        || (state.phase instanceof Phase.Composing composing && composing.nothingSaid());
  }

  /** Whether it listens to who took the call, and has not spoken with anybody yet. */
  public boolean opening() {
    return state.phase instanceof Phase.Opening || state.phase instanceof Phase.Machine;
  }

  /** Whether it introduces itself, which no doubt may break off. */
  public boolean introducing() {
    return state.introducing();
  }

  /** Whether it hangs up after the words that are being said. */
  public boolean leaving() {
    return state.phase instanceof Phase.Talking(_, _, _, _, Phase.After.End _);
  }

  /** Whether it hangs up once the callee's turn is sure. */
  public boolean left() {
    return state.phase instanceof Phase.Unsure(Phase.After.End _);
  }

  /** The outcomes taken so far, in order. */
  public List<OutcomeTaken> taken() {
    return List.copyOf(state.memory.outcomes);
  }

  /** The parts that make one step of a state. */
  private static final class Moment {
    private final ConversationState state;
    private final Composition composition;
    private final Flow flow;
    private final Opening opening;
    private final Machines machines;
    private final Turns turns;
    private final Timeouts timeouts;
    private final Holding holding;

    Moment(ConversationState state) {
      this.state = state;
      composition = new Composition(state);
      flow = new Flow(state, composition);
      opening = new Opening(state, flow);
      machines = new Machines(state, opening);
      turns = new Turns(state, flow, composition, opening, machines);
      timeouts = new Timeouts(state, flow, turns, composition, opening, machines);
      holding = new Holding(state, flow, turns, opening, machines);
    }

    void happens(Event event) {
      if (state.phase instanceof Phase.Over) {
        return;
      }
      if (state.phase instanceof Phase.Held held && holding.keeps(held, event)) {
        return;
      }
      switch (event) {
        case Event.Answered(boolean listens) -> answered(listens);
        case Event.AnswererJudged(Answerer answerer) -> judged(answerer);
        case Event.Beep _ -> machines.beeped();
        case Event.SpeechStarted _ -> turns.speechStarted();
        case Event.TurnEnded(
                String text,
                double confidence,
                boolean sure,
                @Nullable Duration quiet) -> {
          state.calleeSpeaks = false;
          state.wait = Wait.since(quiet);
          turns.over(Phase.Turn.spoken(text, confidence), sure);
        }
        case Event.TurnSure _ -> turns.sure();
        case Event.TurnTakenBack _ -> turns.takenBack();
        case Event.Digit(char digit) -> DtmfInput.pressed(state, turns, digit);
        case Event.Spoken spoken -> turns.spoken(spoken);
        case Event.Judged judged -> judged(judged);
        case Event.JudgementFailed(int ask, String reason) -> {
          if (state.phase instanceof Phase.Thinking thinking && thinking.ask() == ask) {
            state.pending.note("The brain could not judge: " + reason);
            judged(Event.Judged.nothing(ask));
          }
        }
        case Event.Composed composed -> composition.composed(composed);
        case Event.ComposingEnded(int compose) -> goOn(composition.ended(compose));
        case Event.ComposingFailed(int compose, String reason) ->
            goOn(composition.failed(compose, reason));
        case Event.ActionFinished finished -> {
          if (state.phase instanceof Phase.Acting acting && acting.run() == finished.run()) {
            flow.acted(acting.index(), finished);
          }
        }
        case Event.TimerFired(Timer timer) -> timeouts.fired(timer);
        case Event.Held _ -> holding.begin();
        case Event.Resumed(Duration after) -> {
          Event missed = holding.end(after);
          if (missed != null) {
            happens(missed);
          }
        }
        case Event.EndRequested _ -> state.hangUp(EndReason.SUPERVISOR_ENDED);
        case Event.LineClosed(EndReason reason, _) -> state.hangUp(reason);
      }
      if (state.phase instanceof Phase.Unanswered && !state.pending.isSet(Timer.STALLED)) {
        state.pending.set(Timer.STALLED, ANSWER_LIMIT);
      }
    }

    private void goOn(Phase.@Nullable After after) {
      if (after != null) {
        turns.after(after);
      }
    }

    private void judged(Answerer answerer) {
      if (!(state.phase instanceof Phase.Unanswered)) {
        machines.judged(answerer);
      }
    }

    private void answered(boolean listens) {
      if (!(state.phase instanceof Phase.Unanswered)) {
        return;
      }
      timeouts.start();
      if (listens) {
        opening.begin();
      } else {
        flow.enter(state.script.document().start().map(Node::id).orElse(""));
      }
    }

    private void judged(Event.Judged judged) {
      if (!(state.phase instanceof Phase.Thinking thinking) || thinking.ask() != judged.ask()) {
        return;
      }
      if (state.calleeSpeaks || !state.digits.isEmpty()) {
        state.phase = new Phase.Thinking(thinking.ask(), thinking.reply(), judged);
      } else if (!machines.spoke(judged.intent(), thinking.reply())) {
        flow.judged(judged);
      }
    }
  }
}
