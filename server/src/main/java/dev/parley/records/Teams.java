package dev.parley.records;

import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** The teams. */
public final class Teams {
  private final Database database;
  private final Ids ids;
  private final InstantSource clock;

  public Teams(Database database, Ids ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes a team. */
  public Team create(String name, int maxConcurrent, int callsPerSecond) {
    Team team =
        new Team(
            new TeamId(ids.next()), name, maxConcurrent, callsPerSecond, DatabaseTime.now(clock));
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into teams (id, name, max_concurrent, calls_per_second, created)
                    values (:id, :name, :maxConcurrent, :callsPerSecond, :created)\
                    """)
                .bindMethods(team)
                .execute());
    return team;
  }

  /** Sets how much a team may do at once. */
  public void limit(TeamId team, int maxConcurrent, int callsPerSecond) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "update teams set max_concurrent = :max, calls_per_second = :rate where id = :team")
                .bind("max", maxConcurrent)
                .bind("rate", callsPerSecond)
                .bind("team", team)
                .execute());
  }

  /** Reads a team. */
  public Optional<Team> get(TeamId team) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select * from teams where id = :team")
                .bind("team", team)
                .map((row, _) -> team(row))
                .findOne());
  }

  static Team team(ResultSet row) throws SQLException {
    return new Team(
        Rows.team(row, "id"),
        row.getString("name"),
        row.getInt("max_concurrent"),
        row.getInt("calls_per_second"),
        Rows.instant(row, "created"));
  }
}
