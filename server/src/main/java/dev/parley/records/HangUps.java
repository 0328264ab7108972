package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.EndReason;
import dev.parley.call.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Wishes that calls should end, and how they get to the nodes that carry them. */
public final class HangUps {
  private final Database database;
  private final InstantSource clock;

  public HangUps(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What became of a wish that a call should end. */
  public enum Outcome {
    /** Nobody had been rung yet; nobody will be. */
    CANCELLED,
    /** The node that carries the call has been told. */
    REQUESTED,
    /** It had ended before. */
    ENDED_BEFORE
  }

  /**
   * Ends a call of the team, or asks the node that carries it to. Empty if there is no such call.
   */
  public Optional<Outcome> ask(TeamId team, CallId id) {
    return database.jdbi().inTransaction(handle -> ask(handle, team, id));
  }

  private Optional<Outcome> ask(Handle handle, TeamId team, CallId id) {
    Optional<AttemptState> last =
        handle
            .createQuery(
                """
                select id, state from attempts where team = :team and call = :call
                order by number desc limit 1 for no key update\
                """)
            .bind("team", team)
            .bind("call", id)
            .map((row, _) ->
                new AttemptState(new AttemptId(Rows.uuid(row, "id")), row.getString("state")))
            .findOne();
    Instant now = DatabaseTime.now(clock);
    return last.map(attempt ->
        switch (attempt.state()) {
          case "queued" -> {
            CallEndings.end(
                handle,
                attempt.id(),
                id,
                EndReason.CANCELLED,
                now,
                "Cancelled before anybody was rung");
            yield Outcome.CANCELLED;
          }
          case "dialling" -> {
            handle
                .createUpdate("update calls set hang_up_requested = :now where id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
            Channel.HANG_UP.wake(handle);
            yield Outcome.REQUESTED;
          }
          default -> Outcome.ENDED_BEFORE;
        });
  }

  private record AttemptState(AttemptId id, String state) {}

  /** Calls this node carries that somebody wants to end. */
  public List<CallId> asked(NodeId node) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select c.id from attempts a join calls c on c.id = a.call
                    where a.node = :node and a.state = 'dialling'
                      and c.hang_up_requested is not null\
                    """)
                .bind("node", node)
                .map((row, _) -> new CallId(Rows.uuid(row, "id")))
                .list());
  }
}
