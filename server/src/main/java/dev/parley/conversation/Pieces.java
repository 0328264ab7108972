package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.language.values.Dictation;

/** Values that callees read out piece by piece: turns that are pieces of one make it together. */
final class Pieces {
  private final ConversationState state;

  Pieces(ConversationState state) {
    this.state = state;
  }

  /** Whether what is asked is read out. */
  boolean reads() {
    return state.script.mannered() && state.memory.errand == null && Dictation.reads(expects());
  }

  /** A turn with what was said of the same value before it, if they belong together. */
  String joined(Phase.Turn turn) {
    if (!reads() || turn.keyed()) {
      return turn.text();
    }
    String whole =
        Dictation.joined(expects(), state.memory.piece, turn.text(), state.script.region())
            .orElse(turn.text());
    if (Dictation.piece(expects(), whole, state.script.region())) {
      state.memory.piece = whole;
    }
    return whole;
  }

  /** Whether more must follow. */
  boolean unfinished(Phase.Turn turn) {
    return reads()
        && !turn.keyed()
        && Dictation.unfinished(expects(), state.memory.reply, state.script.region());
  }

  /** Keeps a piece of which the rest did not come. */
  void keep(Phase.Turn turn) {
    String _ = joined(turn);
  }

  private Expects expects() {
    return state.script.node(state.memory.node) instanceof Node.Asking node
        ? node.expected()
        : Expects.OPEN;
  }
}
