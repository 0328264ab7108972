package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whether a team's calls are dialled. While they are not, those that wait keep their places, and no
 * node claims any of them; those under way go on.
 */
public final class Dialling {
  private final Database database;
  private final InstantSource clock;

  public Dialling(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * How it stands.
   *
   * @param changed when it was last stopped or resumed, null if it never was
   * @param by who did, null if that is not known any more
   * @param byName what they are called, null with {@code by}
   * @param note what they said about it, null if nothing
   * @param underWay how many calls of the team are under way
   */
  public record State(
      boolean on,
      @Nullable Instant changed,
      @Nullable UserId by,
      @Nullable String byName,
      @Nullable String note,
      int underWay) {}

  /** Reads how it stands. */
  public State of(TeamId team) {
    return database.jdbi().withHandle(handle -> read(handle, team));
  }

  /**
   * Stops or resumes. When a stop returns no node claims another call of the team, until it is
   * resumed. What is so already stays as it was said first.
   */
  public State set(Author author, boolean on, @Nullable String note) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int changed =
              handle
                  .createUpdate(
                      """
                      update teams set dialling_stopped = :stopped, dialling_changed = :now,
                        dialling_changed_by = :user, dialling_note = :note
                      where id = :team and dialling_stopped <> :stopped\
                      """)
                  .bind("stopped", !on)
                  .bind("now", DatabaseTime.now(clock))
                  .bind("user", author.user())
                  .bind("note", note)
                  .bind("team", author.team())
                  .execute();
          if (changed == 1) {
            Channel.DUE.wake(handle);
          }
          return read(handle, author.team());
        });
  }

  /** Asks the nodes that carry the team's calls under way to end them; how many those are. */
  public int endLive(TeamId team) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          int asked =
              handle
                  .createUpdate(
                      """
                      with live as (
                        select c.id from calls c join attempts a on a.call = c.id
                        where a.team = :team and a.state = 'dialling'
                        order by c.id for no key update of c)
                      update calls set hang_up_requested = coalesce(hang_up_requested, :now)
                      from live where calls.id = live.id\
                      """)
                  .bind("team", team)
                  .bind("now", DatabaseTime.now(clock))
                  .execute();
          if (asked > 0) {
            Channel.HANG_UP.wake(handle);
          }
          return asked;
        });
  }

  private static State read(Handle handle, TeamId team) {
    return handle
        .createQuery(
            """
            select t.dialling_stopped, t.dialling_changed, t.dialling_changed_by,
              t.dialling_note, u.name dialling_by_name, %s under_way
            from teams t left join users u on u.id = t.dialling_changed_by where t.id = :team\
            """
                .formatted(TeamLoad.CALLS))
        .bind("team", team)
        .map((row, _) -> state(row))
        .one();
  }

  static State state(ResultSet row) throws SQLException {
    UUID by = row.getObject("dialling_changed_by", UUID.class);
    return new State(
        !row.getBoolean("dialling_stopped"),
        Rows.optionalInstant(row, "dialling_changed"),
        by == null ? null : new UserId(by),
        row.getString("dialling_by_name"),
        row.getString("dialling_note"),
        row.getInt("under_way"));
  }
}
