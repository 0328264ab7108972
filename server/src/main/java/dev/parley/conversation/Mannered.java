package dev.parley.conversation;

import dev.parley.agent.Node;
import dev.parley.language.intents.DialogueAct;
import dev.parley.language.intents.Presence;
import dev.parley.language.speech.Phrases;
import dev.parley.language.words.Hesitation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns that are judged as a whole, whatever they are. */
final class Mannered {
  private static final int MOST_INTRODUCTIONS = 2;
  private static final int MOST_UNCLEAR = 2;

  private final ConversationState state;
  private final Flow flow;

  Mannered(ConversationState state, Flow flow) {
    this.state = state;
    this.flow = flow;
  }

  /**
   * Takes a turn.
   *
   * @param cut the words it was spoken over
   */
  void take(Phase.Turn turn, Phase.@Nullable Cut cut) {
    Memory memory = state.memory;
    memory.turn = true;
    memory.cut = cut;
    memory.ahead.clear();
    memory.passed = 0;
    Memory.CheckIn checkIn = checkedIn(turn, cut);
    Optional<String> key = turn.keyed() ? Keypad.outcome(memory, turn.text()) : Optional.empty();
    if (key.isPresent()) {
      flow.decide(key.get(), true);
    } else if (checkIn != Memory.CheckIn.NONE && tellsThatTheyAreThere(turn, checkIn)) {
      flow.backAfterSilence();
    } else if (!turn.keyed() && introduces(turn, cut)) {
      memory.repeats++;
      state.sayAgain(memory.text);
    } else if (new Pieces(state).unfinished(turn)) {
      flow.waitForRest();
    } else if (turn.unclear()
        && memory.missed < MOST_UNCLEAR
        && memory.errand == null
        && !(state.script.bounded() && Hesitation.only(turn.text()))) {
      flow.missed(Phrases.UNCLEAR);
    } else {
      flow.evaluate();
    }
  }

  /**
   * How it was asked whether anybody is there, as far as that was heard, if the turn is to that.
   */
  private Memory.CheckIn checkedIn(Phase.Turn turn, Phase.@Nullable Cut cut) {
    Memory memory = state.memory;
    Memory.CheckIn asked = memory.checkIn;
    memory.checkIn = Memory.CheckIn.NONE;
    memory.there = false;
    if (asked == Memory.CheckIn.NONE) {
      return asked;
    }
    memory.said = state.question();
    boolean heard = cut == null || Replies.heardOut(cut);
    memory.there = !turn.keyed() && Presence.yes(turn.text());
    return heard ? asked : Memory.CheckIn.ALONE;
  }

  private static boolean tellsThatTheyAreThere(Phase.Turn turn, Memory.CheckIn asked) {
    return !turn.keyed()
        && (Presence.told(turn.text())
            || (asked == Memory.CheckIn.ALONE && Presence.yes(turn.text())));
  }

  /**
   * Whether somebody picked up the phone while the agent introduced itself, so that it does again.
   */
  private boolean introduces(Phase.Turn turn, Phase.@Nullable Cut cut) {
    Memory memory = state.memory;
    DialogueAct act = DialogueAct.of(turn.text()).orElse(null);
    return state.script.node(memory.node) instanceof Node.Start
        && cut != null
        && memory.errand == null
        && memory.repeats < MOST_INTRODUCTIONS
        && (act == DialogueAct.GREETING || act == DialogueAct.PICKING_UP)
        && !Replies.heardOut(cut);
  }
}
