package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.EndReason;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** Attempts that are fenced for a living node and that nobody there carries. */
public final class OrphanedAttempts {
  private final Database database;
  private final InstantSource clock;

  public OrphanedAttempts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Finds attempts that were claimed for a node and whose claim it never heard of, because the
   * connection broke between the commit and its answer. They are fenced, and nobody was rung; those
   * of a team that has stopped dialling since wait until it resumes.
   *
   * @param started all attempts of the node that have not ended and that it did hear of; nothing
   *     may be claimed for it meanwhile
   * @param max how many at most
   */
  public List<Claim> claimAnswerLost(NodeId node, Collection<AttemptId> started, int max) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id, call, team, phone_number, trunk, node from attempts
                    where node = :node and state = 'dialling' and id <> all(:started)
                      and team not in (select id from teams where dialling_stopped)
                    order by id limit :max\
                    """)
                .bind("node", node)
                .bindArray("started", UUID.class, started.stream().map(AttemptId::value).toList())
                .bind("max", max)
                .map((row, _) -> Claim.of(row))
                .list());
  }

  /**
   * Ends attempts that a node carried and whose ends could not be written when they happened.
   *
   * @return those that had not ended
   */
  public List<AttemptId> abandon(NodeId node, Collection<AttemptId> over) {
    if (over.isEmpty()) {
      return List.of();
    }
    return database
        .jdbi()
        .inTransaction(handle -> {
          Query lost =
              handle
                  .createQuery(
                      """
                      select id, call from attempts
                      where node = :node and state = 'dialling' and id = any(:over)
                      order by id for no key update skip locked\
                      """)
                  .bind("node", node)
                  .bindArray("over", UUID.class, over.stream().map(AttemptId::value).toList());
          return LostAttempt.end(
                  handle,
                  lost,
                  EndReason.INTERNAL_ERROR,
                  DatabaseTime.now(clock),
                  "The end of the call could not be written")
              .stream()
              .map(LostAttempt::attempt)
              .toList();
        });
  }
}
