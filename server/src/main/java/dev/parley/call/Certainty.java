package dev.parley.call;

/** What a recogniser's confidence says of words: average token log-probability, 0 is certain. */
public final class Certainty {
  /** The least that words have; below this they are noise. */
  public static final double LEAST = -0.8;

  /** Below this the words are a guess. */
  private static final double GUESS = -0.45;

  private Certainty() {}

  /** Whether the words are no words. */
  public static boolean noise(double confidence) {
    return !(confidence >= LEAST);
  }

  /** Whether the words had better be asked for again. */
  public static boolean guess(double confidence) {
    return confidence < GUESS;
  }
}
