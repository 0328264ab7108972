package dev.parley.turn;

/** What a {@link TurnDetector} makes of the callee's voice. Positions are heard ticks. */
public sealed interface TurnSignal {
  /** The callee speaks, and it is meant for us. */
  record SpeechStarted(long position) implements TurnSignal {}

  /** The callee goes on with the turn that ended last, which was not over. */
  record TakenBack(long position) implements TurnSignal {}

  /** The callee is done with the turn that ended last. */
  record Sure() implements TurnSignal {}

  /**
   * The callee may be taking the word from the agent; whether they mean to is not known yet.
   *
   * @param goesOn whether they may be going on with the turn that ended last
   */
  record BargeInSuspected(long position, boolean goesOn) implements TurnSignal {}

  /** What was taken for the beginning of an interruption was none. */
  record BargeInDismissed() implements TurnSignal {}

  /** The line gives back what the agent says; told once. */
  record EchoNoticed() implements TurnSignal {}

  /** The words between two positions are wanted, perhaps ahead of need. */
  record Decode(long from, long to) implements TurnSignal {}

  /** The callee goes on; what was decoded ahead is worthless. */
  record Resumed() implements TurnSignal {}

  /** The speech did not count: a cough, or an acknowledgement while the agent speaks. */
  record Ignored(long from, long to) implements TurnSignal {}

  /**
   * The turn is over, as it seems.
   *
   * @param text what was said; empty when it was noise, {@link TurnDetector#UNINTELLIGIBLE} when
   *     somebody spoke and no words could be made out
   * @param from where the speech began
   * @param to where it ended
   * @param voicedNanos when the last voiced packet came in
   * @param decidedNanos when the silence had lasted long enough
   * @param sure whether nobody can go on with it; if it is not, {@link Sure} or {@link TakenBack}
   *     follows, unless it is forgotten
   */
  record Ended(
      String text,
      double confidence,
      long from,
      long to,
      long voicedNanos,
      long decidedNanos,
      boolean sure)
      implements TurnSignal {}
}
