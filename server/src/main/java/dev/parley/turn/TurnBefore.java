package dev.parley.turn;

import org.jspecify.annotations.Nullable;

/** The latest turn, as long as the callee may go on with it. */
final class TurnBefore {
  private @Nullable EndedTurn ended;

  /** A turn was taken for over. */
  void is(EndedTurn turn) {
    ended = turn;
  }

  /** Nobody can go on with it any more. */
  void forget() {
    ended = null;
  }

  /** What the agent does from here on. */
  void agentIs(AgentTurn turn, long position) {
    if (ended != null) {
      ended.agentIs(turn, position);
    }
  }

  /** The agent's voice begins or ends here; told again, it changes nothing. */
  void agentSpeaks(boolean speaks, long position) {
    if (ended != null) {
      ended.agentSpeaks(speaks, position);
    }
  }

  /** All that was said of it, empty for none. */
  String text() {
    return ended == null ? "" : ended.text;
  }

  /** Whether it answered a question whose answers are read out, often in pieces. */
  boolean readOut() {
    return ended != null && ended.readOut;
  }

  /** Whether the agent says its last words after it, or has. */
  boolean leaving() {
    return ended != null && ended.leaving();
  }

  /** Whether the agent has said its last words, after which most people say theirs. */
  boolean left() {
    return ended != null && ended.left();
  }

  /**
   * Whether the callee, who said nothing more until here, is done with it; then it is forgotten.
   */
  boolean settles(long position) {
    boolean sure = ended != null && ended.sure(position);
    ended = sure ? null : ended;
    return sure;
  }
}
