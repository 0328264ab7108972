package dev.parley.turn;

import dev.parley.call.Certainty;

/**
 * The words of an utterance: up to where they were asked for, and up to where they are known.
 * Positions are heard ticks, each the end of what the words are of.
 */
final class HeardWords {
  private static final long NOWHERE = -1;

  private long peekedTo = NOWHERE;
  private long askedTo = NOWHERE;
  private long knownTo = NOWHERE;
  private String text = "";
  private double confidence;

  /** The newest; empty when they are noise. */
  String text() {
    return text;
  }

  double confidence() {
    return confidence;
  }

  /** Asks once what is being said; whether that is to be decoded. */
  boolean peek(long to) {
    boolean first = peekedTo == NOWHERE;
    peekedTo = first ? to : peekedTo;
    return first;
  }

  /** Asks for all there is, in a silence; whether it is to be decoded. */
  boolean ask(long to) {
    askedTo = to;
    return peekedTo != to;
  }

  boolean askedFor(long to) {
    return askedTo == to;
  }

  /** Speech goes on after this; whether what was asked for is worthless now. */
  boolean goOn(long to) {
    boolean worthless = askedTo == to && to > 0;
    askedTo = worthless ? NOWHERE : askedTo;
    return worthless;
  }

  /** Takes words; false if nobody asked for them. */
  boolean take(long to, String words, double certainty) {
    if (to != askedTo && to != peekedTo) {
      return false;
    }
    text = Certainty.noise(certainty) ? "" : words.strip();
    confidence = certainty;
    knownTo = to;
    return true;
  }

  /** Whether they are known of all there is. */
  boolean known(long to) {
    return knownTo == to && askedTo == to;
  }
}
