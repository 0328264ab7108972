package dev.parley.conversation;

import dev.parley.call.EndReason;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.Map;

/** What becomes of timers: silence, patience, the longest duration, and things that never came. */
final class Timeouts {
  private static final Duration SECOND_PATIENCE = Duration.ofSeconds(8);
  private static final Duration MOST_WARNING = Duration.ofSeconds(30);

  private final ConversationState state;
  private final Flow flow;
  private final Turns turns;
  private final Composition composition;
  private final Opening opening;
  private final Machines machines;

  Timeouts(
      ConversationState state,
      Flow flow,
      Turns turns,
      Composition composition,
      Opening opening,
      Machines machines) {
    this.opening = opening;
    this.machines = machines;
    this.state = state;
    this.flow = flow;
    this.turns = turns;
    this.composition = composition;
  }

  /** The call begins. */
  void start() {
    state.pending.set(Timer.MAX_DURATION, state.script.settings().maxDuration().minus(warning()));
  }

  void fired(Timer timer) {
    if (!state.pending.fired(timer)) {
      return;
    }
    switch (timer) {
      case SILENCE -> silence();
      case DIGITS -> DtmfInput.flush(state, turns);
      case PATIENCE -> patience();
      case MAX_DURATION -> time();
      case STALLED -> stalled();
      case HOLD -> heldTooLong();
    }
  }

  private void silence() {
    if (state.phase instanceof Phase.Opening) {
      opening.introduce();
      return;
    }
    if (state.phase instanceof Phase.Machine) {
      machines.silent();
      return;
    }
    if (!(state.phase instanceof Phase.Waiting)) {
      return;
    }
    Memory memory = state.memory;
    if (state.script.mannered() && waits(memory)) {
      return;
    }
    memory.patient = false;
    if (memory.silences >= state.script.settings().silenceRetries()) {
      state.goodbye(Phrases.NOBODY_THERE, null, EndReason.SILENCE);
    } else {
      memory.silences++;
      String question = flow.asksAgain();
      boolean letPass = state.script.bounded() && memory.letPass > 0 && memory.silences == 1;
      state.sayAgain(
          letPass
              ? MannerPhrases.join(Phrases.UNCLEAR, question)
              : Phrases.checkIn(memory.silences, question));
      memory.checkIn = question.isEmpty() ? Memory.CheckIn.ALONE : Memory.CheckIn.WITH_QUESTION;
    }
  }

  /** Waits on for somebody who asked for a moment, or who broke off in the middle of a sentence. */
  private boolean waits(Memory memory) {
    if (memory.moment == Memory.Moment.ASKED_FOR) {
      memory.moment = Memory.Moment.LOOKED_AFTER;
      state.say(MannerPhrases.STILL_THERE, null, true, new Phase.After.Listen());
      memory.checkIn = Memory.CheckIn.ALONE;
      return true;
    }
    memory.moment = Memory.Moment.NONE;
    Phase.Turn begun = state.begun;
    if (begun != null) {
      state.begun = null;
      new Pieces(state).keep(begun);
      flow.unfinished();
      return true;
    }
    return false;
  }

  private void patience() {
    boolean thinking =
        state.phase instanceof Phase.Thinking
            || (state.phase instanceof Phase.Composing composing && composing.nothingSaid());
    if ((thinking || state.phase instanceof Phase.Acting) && !state.calleeSpeaks) {
      state.pending.say(
          filler(), null, state.script.step(state.memory.node), thinking, Delivery.USUAL);
      if (state.fillers++ == 0 && state.wait == null) {
        state.pending.set(Timer.PATIENCE, SECOND_PATIENCE);
      }
    }
  }

  private String filler() {
    if (state.wait != null && state.fillers == 0) {
      return Phrases.FILLERS.get(state.hesitations++ % Phrases.FILLERS.size());
    }
    int before = state.wait == null ? state.fillers : state.fillers - 1;
    return before == 0 ? Phrases.ONE_MOMENT : Phrases.STILL_WORKING;
  }

  private void time() {
    if (state.phase instanceof Phase.Talking(_, _, _, _, Phase.After.End _)) {
      return;
    }
    if (state.machine() || (state.warned && state.phase instanceof Phase.Held)) {
      state.hangUp(EndReason.MAX_DURATION);
      return;
    }
    if (state.warned) {
      state.silence();
      state.goodbye(Phrases.OUT_OF_TIME, null, EndReason.MAX_DURATION);
      return;
    }
    state.warned = true;
    state.pending.set(Timer.MAX_DURATION, warning());
    if (state.phase instanceof Phase.Waiting) {
      state.say(Phrases.NEARLY_OVER, null, true, new Phase.After.Listen());
    } else {
      state.warningDue = true;
    }
  }

  private void stalled() {
    switch (state.phase) {
      case Phase.Unanswered _ -> state.hangUp(EndReason.INTERNAL_ERROR);
      case Phase.Opening _ -> {
        state.calleeSpeaks = false;
        opening.introduce();
      }
      case Phase.Machine _ -> machines.stalled();
      case Phase.Talking talking -> unheard(talking);
      case Phase.Attending(Phase.Cut cut, Phase.Turn turn) -> {
        state.calleeSpeaks = false;
        if (turn == null && state.begun != null) {
          state.pending.note("The callee's turn did not come to an end.");
          state.phase = new Phase.Waiting();
          turns.over(Phase.Turn.spoken("", 0), true);
        } else if (turn == null || cut == null) {
          state.pending.note("The callee's turn did not come to an end.");
          state.await();
        } else {
          state.pending.forget();
          turns.attended(
              new Phase.Attending(new Phase.Cut(cut.say(), cut.text(), cut.text()), null), turn);
        }
      }
      case Phase.Thinking thinking -> {
        state.calleeSpeaks = false;
        Event.Judged held = thinking.held();
        if (held == null) {
          state.pending.note("The brain took too long.");
          flow.judged(Event.Judged.nothing(thinking.ask()));
        } else {
          flow.judged(held);
        }
      }
      case Phase.Composing composing -> stalled(composing);
      case Phase.Unsure _ -> {
        state.pending.note("Nobody told whether the callee's turn was over.");
        turns.sure();
      }
      case Phase.Acting acting ->
          flow.acted(
              acting.index(),
              new Event.ActionFinished(acting.run(), false, Map.of(), "It took too long."));
      case Phase.Waiting _ -> state.await();
      case Phase.Held _, Phase.Over _ -> {}
    }
  }

  private void stalled(Phase.Composing composing) {
    state.silence();
    state.pending.forget();
    composition.failed(composing.compose(), "It took too long.");
    if (!composing.nothingSaid() && composition.missing(composing).isEmpty()) {
      turns.after(composing.after());
    }
  }

  private void heldTooLong() {
    if (state.phase instanceof Phase.Held) {
      state.hangUp(EndReason.HELD_TOO_LONG);
    }
  }

  private void unheard(Phase.Talking talking) {
    state.pending.note("Words were not reported as spoken in time.");
    state.pending.stopSaying();
    state.pending.forget();
    state.stalls++;
    if (state.stalls > 1 && !(talking.after() instanceof Phase.After.End)) {
      state.hangUp(EndReason.INTERNAL_ERROR);
    } else {
      turns.after(talking.after());
    }
  }

  private Duration warning() {
    Duration quarter = state.script.settings().maxDuration().dividedBy(4);
    return quarter.compareTo(MOST_WARNING) < 0 ? quarter : MOST_WARNING;
  }
}
