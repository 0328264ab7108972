package dev.parley.conversation;

/** The timers a conversation may set; setting one again replaces it. */
public enum Timer {
  /** The callee says nothing. */
  SILENCE,
  /** No further digit was pressed. */
  DIGITS,
  /** A brain or an action takes long. */
  PATIENCE,
  /** The call has lasted nearly as long as it may. */
  MAX_DURATION,
  /** What was said must have been played by now, or the line must have closed. */
  STALLED,
  /** The callee keeps the call on hold. */
  HOLD
}
