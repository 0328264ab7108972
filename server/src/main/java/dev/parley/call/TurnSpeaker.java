package dev.parley.call;

/** Who says something in a call. */
public enum TurnSpeaker {
  AGENT,
  CALLEE;

  /** As journals name them. */
  public static final JournalWords<TurnSpeaker> WORDS =
      new JournalWords<>(TurnSpeaker.class, TurnSpeaker::word);

  private String word() {
    return switch (this) {
      case AGENT -> "agent";
      case CALLEE -> "callee";
    };
  }
}
