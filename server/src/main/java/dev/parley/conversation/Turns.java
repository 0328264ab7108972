package dev.parley.conversation;

import dev.parley.brain.Line;
import dev.parley.call.EndReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the callee's turns are taken: at once, after our words, together with others, not at all.
 */
final class Turns {
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final ConversationState state;
  private final Flow flow;
  private final Composition composition;
  private final Opening opening;
  private final Machines machines;
  private final Replies replies;

  Turns(
      ConversationState state,
      Flow flow,
      Composition composition,
      Opening opening,
      Machines machines) {
    this.state = state;
    this.flow = flow;
    this.composition = composition;
    this.opening = opening;
    this.machines = machines;
    replies = new Replies(state, flow);
  }

  void speechStarted() {
    state.calleeSpeaks = true;
    switch (state.phase) {
      case Phase.Talking talking when talking.interruptible() -> state.interrupt(talking);
      case Phase.Composing composing when composing.interruptible() -> state.interrupt(composing);
      case Phase.Unsure _ -> takenBack();
      case Phase.Opening _ -> opening.speechStarted();
      case Phase.Machine _ -> machines.speechStarted();
      case Phase.Waiting _ -> state.attend(null);
      case Phase.Thinking _ -> {
        state.pending.stopSaying();
        state.pending.set(Timer.STALLED, ConversationState.SPEECH_LIMIT);
      }
      case Phase.Unanswered _,
          Phase.Talking _,
          Phase.Attending _,
          Phase.Composing _,
          Phase.Acting _,
          Phase.Held _,
          Phase.Over _ -> {}
    }
  }

  /** A turn is taken for over, spoken or keyed; it may be taken back as long as it is not sure. */
  void over(Phase.Turn said, boolean sure) {
    if (state.phase instanceof Phase.Unsure && !said.empty()) {
      takenBack();
      state.calleeSpeaks = false;
    }
    Phase.Turn begun = begun(said);
    Phase.Turn turn = withDigits(begun == null ? said : both(begun, said));
    LatestTurn thought = state.phase instanceof Phase.Thinking ? state.latest : null;
    if (begun == null && thought == null) {
      state.objection = null;
    }
    state.met |= !turn.empty() && !state.machine();
    if (!turn.empty() && !(thought != null && turn.unclear()) && !state.machine()) {
      state.latest = thought == null ? new LatestTurn(turn, null, sure) : thought.and(turn, sure);
    }
    ended(turn);
  }

  /** What these words go on with; null where they are a turn by themselves. */
  private Phase.@Nullable Turn begun(Phase.Turn said) {
    Phase.Turn begun = state.begun;
    LedOn led = state.led;
    state.begun = null;
    state.led = null;
    if (begun == null || led == null || !LedOn.asksWhat(said)) {
      return begun;
    }
    state.memory = led.now(state.memory.history);
    flow.listen();
    return null;
  }

  /** The callee is done with the latest turn. */
  void sure() {
    state.settle();
    if (state.phase instanceof Phase.Unsure(Phase.After next)) {
      after(next);
    }
  }

  /** The callee goes on with the latest turn: all is as if it had been waited for. */
  void takenBack() {
    state.calleeSpeaks = true;
    if (state.introducing()) {
      return;
    }
    LatestTurn latest = state.latest;
    if (latest == null || latest.sure()) {
      speechStarted();
      return;
    }
    Memory before = latest.before();
    if (before == null) {
      notTaken(latest.turn());
      return;
    }
    state.objects(latest, before);
    state.brokenOff = state.script.mannered();
    state.latest = null;
    state.begun = latest.turn();
    Memory undone = LatestTurn.undone(before, state.memory);
    state.led =
        state.script.bounded() && state.objection == null
            ? LedOn.of(before, state.memory, undone).orElse(null)
            : null;
    state.memory = undone;
    state.origin = null;
    state.silence();
    state.pending.cancel(Timer.DIGITS);
    flow.listen();
    state.attend(null);
  }

  /** Goes on with a turn of which nothing came yet; what was only overheard needs no more. */
  private void notTaken(Phase.Turn turn) {
    if (state.phase instanceof Phase.Attending(Phase.Cut cut, Phase.Turn waiting)
        && waiting != null) {
      state.begun = turn;
      state.attend(cut);
    } else {
      speechStarted();
    }
  }

  private void ended(Phase.Turn turn) {
    switch (state.phase) {
      case Phase.Waiting _ -> {
        if (!turn.empty()) {
          replies.take(turn, turn.text(), null);
        }
      }
      case Phase.Attending attending -> attended(attending, turn);
      case Phase.Talking talking -> during(talking, turn);
      case Phase.Thinking thinking -> more(thinking, turn);
      case Phase.Composing composing -> during(composing, turn);
      case Phase.Acting _, Phase.Unsure _ -> overhear(turn);
      case Phase.Opening _ -> opening.over(turn, this);
      case Phase.Machine _ -> machines.over();
      case Phase.Unanswered _, Phase.Held _, Phase.Over _ -> {}
    }
  }

  /** Words of ours are over. */
  void spoken(Event.Spoken spoken) {
    if (!state.pending.spoken(spoken.say())) {
      return;
    }
    state.stalls = 0;
    if (state.script.bounded()
        && !spoken.complete()
        && state.memory.checkIn == Memory.CheckIn.WITH_QUESTION) {
      flow.notAsked();
    }
    String heard = state.heard(spoken);
    state.uttered(spoken);
    if (!spoken.heard().isBlank()) {
      state.memory.history.add(Line.agent(spoken.heard()));
      state.origin = null;
    }
    switch (state.phase) {
      case Phase.Talking talking when talking.say() == spoken.say() -> {
        state.wait = null;
        if (talking.after().equals(new Phase.After.End(EndReason.LEFT_VOICEMAIL))) {
          machines.left(spoken.complete());
        } else {
          after(talking.after());
        }
      }
      case Phase.Attending(Phase.Cut cut, Phase.Turn turn)
          when cut != null && cut.say() == spoken.say() -> {
        if (!spoken.complete() && !heard.isBlank()) {
          state.memory.said = heard;
        }
        Phase.Attending known =
            new Phase.Attending(new Phase.Cut(cut.say(), cut.text(), heard), turn);
        state.phase = known;
        if (turn != null) {
          attended(known, turn);
        }
      }
      case Phase.Composing composing -> {
        composition.spoken(composing, spoken);
        waitsOn();
      }
      case Phase.Thinking _, Phase.Acting _ -> waitsOn();
      case Phase.Unanswered _,
          Phase.Opening _,
          Phase.Machine _,
          Phase.Waiting _,
          Phase.Talking _,
          Phase.Attending _,
          Phase.Unsure _,
          Phase.Held _,
          Phase.Over _ -> {}
    }
  }

  /** A filler is over, and what it stood for is not there. */
  private void waitsOn() {
    if (state.wait != null && !state.calleeSpeaks) {
      state.awaitWords(ConversationState.PATIENCE);
    }
  }

  /** The callee shows that they are there, without a word. */
  void introduce() {
    opening.introduce();
  }

  /** Whether a turn demands that nobody calls again. */
  boolean optsOut(Phase.Turn turn) {
    return replies.optsOut(turn);
  }

  /** Takes a turn for what it is. */
  void take(Phase.Turn turn) {
    replies.take(turn, turn.text(), null);
  }

  void after(Phase.After after) {
    switch (after) {
      case Phase.After.Listen _ -> {
        Phase.Turn kept = state.kept;
        state.kept = null;
        if (kept == null) {
          state.await();
        } else {
          replies.take(kept, kept.text(), null);
        }
      }
      case Phase.After.Act _ -> flow.act(0);
      case Phase.After.OptOut(String meant) -> flow.optOut(meant);
      case Phase.After.Machine _ -> machines.waitForSomebody();
      case Phase.After.End(EndReason reason) -> {
        if (!state.waitsToBeSure(after)) {
          state.hangUp(reason);
        }
      }
    }
  }

  /** The callee fell silent, or what they spoke over did: goes on when both have. */
  void attended(Phase.Attending attending, Phase.Turn turn) {
    Phase.Cut cut = attending.cut();
    if (cut != null && cut.heard() == null) {
      state.pending.set(Timer.STALLED, STOPPING);
      state.phase =
          new Phase.Attending(cut, attending.turn() == null ? turn : both(attending.turn(), turn));
    } else if (turn.empty()) {
      if (cut != null && cut.say() == Phase.Composing.NOTHING_SAID) {
        flow.composeAgain();
      } else {
        replies.resume(cut);
      }
    } else if (opening.again(cut, turn)) {
      overhear(turn);
      state.introduces = true;
      replies.resume(cut);
      state.introduces = false;
    } else {
      ConversationState.Origin origin = state.origin;
      state.origin = null;
      if (cut != null && origin != null && origin.say() == cut.say() && "".equals(cut.heard())) {
        state.memory = origin.memory().copy();
        state.answersAgain(origin, turn);
        flow.listen();
        replies.take(turn.after(state.memory.reply), turn.text(), null);
      } else {
        replies.take(turn, turn.text(), cut);
      }
    }
  }

  private static Phase.Turn both(Phase.Turn first, Phase.Turn second) {
    return second.empty() ? first : first.empty() ? second : second.after(first.text());
  }

  /** Words while the agent speaks that were not meant as an interruption, or may be none. */
  private void during(Phase.Talking talking, Phase.Turn turn) {
    if (state.machine() || (state.introducing() && Opening.greets(turn))) {
      overhear(turn);
    } else if (!turn.empty() && talking.interruptible()) {
      state.interrupt(talking);
      ended(turn);
    } else {
      uninterrupted(talking.after(), turn);
    }
  }

  private void during(Phase.Composing composing, Phase.Turn turn) {
    if (!turn.empty() && composing.interruptible()) {
      state.interrupt(composing);
      ended(turn);
    } else {
      uninterrupted(composing.after(), turn);
    }
  }

  private void uninterrupted(Phase.After after, Phase.Turn turn) {
    if (turn.empty()) {
      return;
    }
    boolean optsOut = replies.optsOut(turn);
    if (after instanceof Phase.After.Listen
        && (optsOut || turn.keyed() || turn.text().split("\\s+", -1).length >= 3)) {
      state.kept = state.kept == null ? turn : turn.after(state.kept.text());
      return;
    }
    overhear(turn);
    if (optsOut) {
      replies.optOut();
    }
  }

  /** The callee went on after the brain was asked. */
  private void more(Phase.Thinking thinking, Phase.Turn turn) {
    Event.Judged held = thinking.held();
    if (!turn.empty() && !turn.unclear()) {
      replies.take(turn.after(thinking.reply()), turn.text(), null);
    } else if (held != null) {
      flow.judged(held);
    } else {
      state.pending.set(Timer.STALLED, Flow.THINKING_LIMIT);
      waitsOn();
    }
  }

  private void overhear(Phase.Turn turn) {
    if (!turn.empty()) {
      state.memory.history.add(Line.callee(turn.text()));
      state.memory.reply = turn.text();
    }
  }

  private Phase.Turn withDigits(Phase.Turn turn) {
    if (turn.keyed() || turn.empty() || state.digits.isEmpty()) {
      return turn;
    }
    String digits = state.digits;
    state.digits = "";
    state.pending.cancel(Timer.DIGITS);
    return turn.after(digits);
  }
}
