package dev.parley.schedule;

/**
 * How busy they are who would carry a call, and whether they carry any.
 *
 * @param team calls of the team under way
 * @param second calls that the team began within the last second
 * @param trunks calls on the trunks that could carry it
 * @param stopped whether the team has stopped dialling
 */
public record Load(Count team, Count second, Count trunks, boolean stopped) {
  /** How many there are of what there may be at most {@code most}. */
  public record Count(int now, int most) {
    boolean full() {
      return now >= most;
    }
  }
}
