package dev.parley.conversation;

import dev.parley.brain.Line;
import dev.parley.language.intents.DialogueAct;
import java.util.List;
import java.util.Optional;

/**
 * Where a turn had led that is taken back since the callee goes on. Whoever only asks what the
 * agent began to say, over whom it began, does not go on: they are answered there.
 *
 * @param memory what was remembered then
 * @param lines how much of what was said is in it, or was left out of it
 */
record LedOn(Memory memory, int lines) {
  /** Nothing where the turn led nowhere. */
  static Optional<LedOn> of(Memory before, Memory now, Memory undone) {
    return before.node.equals(now.node)
        ? Optional.empty()
        : Optional.of(new LedOn(now, undone.history.size()));
  }

  static boolean asksWhat(Phase.Turn turn) {
    return !turn.keyed() && DialogueAct.of(turn.text()).equals(Optional.of(DialogueAct.REPEAT));
  }

  /** What is remembered there, with what was said since. */
  Memory now(List<Line> said) {
    Memory there = memory.copy();
    there.history.addAll(said.subList(Math.min(lines, said.size()), said.size()));
    there.said = there.text.isBlank() ? there.said : there.text;
    return there;
  }
}
