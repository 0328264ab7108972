package dev.parley.conversation;

import dev.parley.call.TurnSpeaker;
import org.jspecify.annotations.Nullable;

/**
 * The callee's latest turn.
 *
 * @param before what was remembered before it was taken, null while it is not
 * @param sure whether the callee is done with it; until then it may be taken back
 */
record LatestTurn(Phase.Turn turn, @Nullable Memory before, boolean sure) {
  /** The same with more words of the callee, who went on before there was an answer. */
  LatestTurn and(Phase.Turn more, boolean sure) {
    return new LatestTurn(more.after(turn.text()), before, sure);
  }

  /** It is taken now, and something will come of it. */
  LatestTurn taken(Memory memory) {
    return before == null ? new LatestTurn(turn, memory.copy(), sure) : this;
  }

  LatestTurn settled() {
    return new LatestTurn(turn, before, true);
  }

  /**
   * What is to be remembered as if a turn had never been taken: but what the callee heard of our
   * words stays true.
   */
  static Memory undone(Memory before, Memory now) {
    Memory memory = before.copy();
    now.history.stream()
        .skip(before.history.size())
        .filter(line -> line.speaker() == TurnSpeaker.AGENT)
        .forEach(memory.history::add);
    return memory;
  }
}
