package dev.parley.call;

/**
 * The format in which journals are written. A journal is kept for ever and everything is read from
 * it, so its names stand in tables of their own, and {@code docs/journal.md} explains each: no
 * class, field or constant of ours lends it a name.
 *
 * <p>What a reader does not know it passes over. So a new event, field or word needs no new number;
 * a new number is for what means something else than before.
 */
public final class JournalFormat {
  /** The number of what is written now. */
  public static final int NUMBER = 2;

  /** Of what names no number: names and values were those of classes. */
  public static final int UNNUMBERED = 1;

  private JournalFormat() {}
}
