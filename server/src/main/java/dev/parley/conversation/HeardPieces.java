package dev.parley.conversation;

/**
 * What the callee heard of words that are said in pieces.
 *
 * @param first the first of the pieces
 * @param heard so far, of all of them
 */
record HeardPieces(int first, String heard) {
  /** Takes another piece. */
  HeardPieces and(Event.Spoken spoken) {
    return new HeardPieces(first, (heard + " " + spoken.heard()).strip());
  }
}
