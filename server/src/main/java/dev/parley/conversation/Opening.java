package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.brain.Line;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.intents.DialogueAct;
import dev.parley.language.intents.IntentWords;
import dev.parley.language.intents.TurnWords;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first second: whoever took the call speaks first, if they do it soon, and then the agent
 * introduces itself, whole.
 */
final class Opening {
  /**
   * How long their first words are waited for; people wait for 1.2 s, and the way there takes some.
   */
  private static final Duration FIRST_WORDS = Duration.ofMillis(1150);

  /** The same after a noise. */
  private static final Duration AFTER_NOISE = Duration.ofMillis(600);

  /** Who speaks on for so long is not waited for. */
  private static final Duration SPEECH_LIMIT = Duration.ofSeconds(20);

  /** So many words over an introduction were said without knowing to whom. */
  private static final int FEW = 4;

  /** What an introduction answers. */
  private static final Set<CalleeIntent> ANSWERED =
      EnumSet.of(
          CalleeIntent.GREETING,
          CalleeIntent.FILLER,
          CalleeIntent.INCOMPLETE,
          CalleeIntent.UNSURE,
          CalleeIntent.WHO,
          CalleeIntent.WHAT);

  private final ConversationState state;
  private final Flow flow;

  Opening(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
  }

  /** The call is taken: listens. */
  void begin() {
    state.listened = true;
    state.pending.listen(new Command.Listen(Expects.OPEN, null, 0));
    wait(FIRST_WORDS);
  }

  private void wait(Duration time) {
    state.pending.cancel(Timer.STALLED);
    state.pending.set(Timer.SILENCE, time);
    state.phase = new Phase.Opening();
  }

  /** Somebody speaks: they are waited for. */
  void speechStarted() {
    state.pending.cancel(Timer.SILENCE);
    state.pending.set(Timer.STALLED, SPEECH_LIMIT);
  }

  /** The first words are over. */
  void over(Phase.Turn turn, Turns turns) {
    if (turn.empty()) {
      wait(AFTER_NOISE);
    } else if (!turn.keyed() && turns.optsOut(turn)) {
      state.pending.cancel(Timer.STALLED);
      state.memory.enter(start());
      turns.take(turn);
    } else {
      state.memory.history.add(Line.callee(turn.text()));
      introduce();
    }
  }

  /** Says who calls, and goes on from there. */
  void introduce() {
    state.pending.cancel(Timer.STALLED);
    state.pending.cancel(Timer.SILENCE);
    state.introduces = true;
    flow.enter(start());
    state.introduces = false;
  }

  private String start() {
    return state.script.document().start().map(Node::id).orElse("");
  }

  /** Whether a turn over the introduction needs no answer: it answers it. */
  static boolean greets(Phase.Turn turn) {
    DialogueAct act = DialogueAct.of(turn.text()).orElse(null);
    return !turn.keyed()
        && (act == DialogueAct.GREETING
            || act == DialogueAct.PICKING_UP
            || TurnWords.acknowledging(turn.text()));
  }

  /** Whether words of the callee's cut an introduction short that is then to be made again. */
  boolean again(Phase.@Nullable Cut cut, Phase.Turn turn) {
    Introduction introduction = state.introduction;
    return cut != null
        && introduction != null
        && introduction.missed(cut)
        && !turn.keyed()
        && turn.text().split("\\s+", -1).length <= FEW
        && IntentWords.of(turn.text()).map(ANSWERED::contains).orElse(true);
  }
}
