package dev.parley.language.names;

/** Whom people speak of as theirs: their kin, and those they live and work with. */
public final class Kin {
  /** A regular expression for one of them, in one group that does not capture. */
  public static final String WORDS =
      "(?:husband|wife|son|daughter|mother|mom|mum|father|dad|brother|sister|boss|friend|partner"
          + "|assistant|secretary|colleague|accountant|lawyer|solicitor|attorney|bookkeeper"
          + "|landlord|landlady"
          + "|coworker|co-worker|flatmate|housemate|spouse|fianc[eé]e?|girlfriend|boyfriend"
          + "|roommate|neighbo(?:u)?r"
          + "|aunt|uncle|cousin|niece|nephew|grand(?:son|daughter|mother|father)|manager|kid)";

  private Kin() {}
}
