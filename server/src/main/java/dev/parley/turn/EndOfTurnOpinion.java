package dev.parley.turn;

/**
 * One opinion on whether the callee's turn is over: what the node expects, what the words sound
 * like, a model of the voice. Each weighs what it knows as natural log-odds. The sum of all is one
 * probability, so that an opinion can be added to a list without the others knowing, and how long a
 * silence ends the turn goes by that ({@link Stages}).
 *
 * <p>It belongs to one call and is asked on one thread.
 */
public interface EndOfTurnOpinion extends AutoCloseable {
  /**
   * Where opinions of one kind come from: one for each call.
   *
   * <p>Those of all calls may share a model; what takes longer than a few milliseconds is done
   * elsewhere and counts once it is known.
   */
  @FunctionalInterface
  interface Source {
    /**
     * Begins to listen to a call.
     *
     * @param rate samples a second of what {@link EndOfTurnOpinion#hear} is given
     */
    EndOfTurnOpinion listen(Endpointing endpointing, int rate);
  }

  /**
   * What it knows for the turn being over, as natural log-odds: below zero against it, zero when it
   * doesn't know. Asked again with every 32 ms of silence, and with whatever else becomes known; so
   * it may think again as the silence grows.
   */
  double evidence(Pause pause);

  /**
   * Hears the callee's side, speech or not, before it is asked.
   *
   * @param samples of the window, signed 16-bit, valid only during the call
   */
  default void hear(HeardWindow window, short[] samples) {}

  /** Lets go of what was made for the call. */
  @Override
  default void close() {}
}
