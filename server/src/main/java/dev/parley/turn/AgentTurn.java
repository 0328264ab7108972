package dev.parley.turn;

/** What the agent does after a turn of the callee's. */
public enum AgentTurn {
  /** It thinks of its answer. */
  THINKING,
  /** It answers, or waits for the callee. */
  ANSWERING,
  /** It says its last words, or will once they are rendered. */
  LEAVING,
  /** It has said them, or leaves without any. */
  LEFT
}
