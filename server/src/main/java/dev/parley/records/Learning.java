package dev.parley.records;

import dev.parley.agent.Lesson;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What agents learn from calls: replies they did not understand, and what a person says of them.
 */
public final class Learning {
  private final Database database;
  private final InstantSource clock;

  public Learning(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What became of what a person said of a reply. */
  public sealed interface Outcome {
    /** It is settled, now or before; the agent as it is. */
    record Settled(Agent agent) implements Outcome {}

    /** The agent has no such reply. */
    record Unknown() implements Outcome {}

    /** The agent is at another version than the one expected. */
    record Changed(Agent agent) implements Outcome {}

    /**
     * Something else was said of it before.
     *
     * @param meant the outcome it was said to mean, null for none
     */
    record SettledBefore(@Nullable String meant) implements Outcome {}

    /** The draft cannot take it. */
    record Refused(Lesson.Refused why) implements Outcome {}
  }

  /**
   * Lists the replies to an agent of the team of which nobody has said what they mean, newest
   * first.
   */
  public Page<Unmatched> list(TeamId team, AgentId agent, Page.Request page) {
    return database
        .jdbi()
        .withHandle(handle ->
            new Page<>(
                open(
                        handle,
                        "select *",
                        "order by at desc, call desc, index desc limit :limit offset :offset",
                        team,
                        agent)
                    .bind("limit", page.size())
                    .bind("offset", page.offset())
                    .map((row, _) -> UnmatchedRows.unmatched(row))
                    .list(),
                open(handle, "select count(*)", "", team, agent).mapTo(long.class).one()));
  }

  private static Query open(Handle handle, String select, String rest, TeamId team, AgentId agent) {
    return handle
        .createQuery(
            """
            %s from unmatched_replies
            where team = :team and agent = :agent and settled is null %s\
            """
                .formatted(select, rest))
        .bind("team", team)
        .bind("agent", agent);
  }

  /**
   * Keeps what a person says of a reply. If it means an outcome, it becomes the first of that
   * outcome's examples in the draft, in the same transaction. The same said again changes nothing.
   *
   * @param expected the version that the agent must be at, null for any
   * @param meant the outcome, null if it is right that none was chosen
   */
  public Outcome settle(
      Author author,
      AgentId agent,
      @Nullable Integer expected,
      CallId call,
      int index,
      @Nullable String meant) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          Optional<Reply> reply = reply(handle, author.team(), agent, call, index);
          if (reply.isEmpty()) {
            return new Outcome.Unknown();
          }
          Agent now = Agents.lock(handle, author.team(), agent);
          if (expected != null && expected != now.version()) {
            return new Outcome.Changed(now);
          }
          if (reply.get().settled()) {
            return Objects.equals(reply.get().meant(), meant)
                ? new Outcome.Settled(now)
                : new Outcome.SettledBefore(reply.get().meant());
          }
          Outcome outcome =
              meant == null ? new Outcome.Settled(now) : learn(handle, now, reply.get(), meant);
          if (outcome instanceof Outcome.Settled) {
            settled(handle, author, call, index, meant);
          }
          return outcome;
        });
  }

  /** The row is locked, so that what two say of it at once is said one after the other. */
  private static Optional<Reply> reply(
      Handle handle, TeamId team, AgentId agent, CallId call, int index) {
    return handle
        .createQuery(
            """
            select node, reply, settled is not null as done, meant from unmatched_replies
            where team = :team and agent = :agent and call = :call and index = :index
            for no key update\
            """)
        .bind("team", team)
        .bind("agent", agent)
        .bind("call", call)
        .bind("index", index)
        .map((row, _) -> Reply.of(row))
        .findOne();
  }

  private Outcome learn(Handle handle, Agent agent, Reply reply, String meant) {
    return switch (Lesson.add(agent.draft(), reply.node(), meant, reply.text())) {
      case Lesson.Added(var document) ->
          new Outcome.Settled(
              Agents.write(handle, agent.team(), agent.id(), document, clock.instant()));
      case Lesson.Known() -> new Outcome.Settled(agent);
      case Lesson.Refused refused -> new Outcome.Refused(refused);
    };
  }

  private void settled(
      Handle handle, Author author, CallId call, int index, @Nullable String meant) {
    handle
        .createUpdate(
            """
            update unmatched_replies set settled = :now, user_id = :user, meant = :meant
            where call = :call and index = :index\
            """)
        .bind("now", clock.instant())
        .bind("user", author.user())
        .bind("meant", meant)
        .bind("call", call)
        .bind("index", index)
        .execute();
  }

  private record Reply(String node, String text, boolean settled, @Nullable String meant) {
    static Reply of(ResultSet row) throws SQLException {
      return new Reply(
          row.getString("node"),
          row.getString("reply"),
          row.getBoolean("done"),
          row.getString("meant"));
    }
  }
}
