package dev.parley.records;

/** How many calls a team has, as SQL within a statement where {@code t} is a row of the teams. */
final class TeamLoad {
  /** Under way. */
  static final String CALLS =
      "(select count(*) from attempts a where a.team = t.id and a.state = 'dialling')";

  /**
   * Begun within the last second. Calls that were dialled in the future, before the clock was set
   * back, do not count.
   */
  static final String SECOND =
      """
      (select count(*) from attempts a where a.team = t.id
        and a.dialled > clock_timestamp() - interval '1 second'
        and a.dialled <= clock_timestamp())\
      """;

  private TeamLoad() {}
}
