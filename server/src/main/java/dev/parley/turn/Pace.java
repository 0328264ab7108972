package dev.parley.turn;

/**
 * The opinion that who was answered inside a pause of theirs pauses again: soon in the same turn,
 * less and less likely in those after it.
 */
final class Pace implements EndOfTurnOpinion {
  private static final double AGAINST = 0.8;
  private static final double MOST = 1.6;

  /** What is left of it with each turn. */
  private static final double KEPT = 0.7;

  private long from = -1;
  private String begun = "";
  private double against;

  @Override
  public double evidence(Pause pause) {
    if (pause.from() != from) {
      from = pause.from();
      if (pause.begun().isEmpty()) {
        against *= KEPT;
      } else if (!pause.begun().equals(begun)) {
        against = Math.min(MOST, against + AGAINST);
      }
      begun = pause.begun();
    }
    return -against;
  }
}
