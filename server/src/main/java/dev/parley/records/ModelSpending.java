package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.ModelUse;
import dev.parley.call.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** What teams spent on language models, by day of UTC. */
public final class ModelSpending {
  private final Database database;

  ModelSpending(Database database) {
    this.database = database;
  }

  /**
   * A sum.
   *
   * @param tokens read and written
   * @param cost in millionths of the currency of the prices
   */
  public record Sum(long tokens, long cost) {}

  /** What a team spent on a day, as far as it is kept by now. */
  public Sum of(TeamId team, LocalDate day) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(tokens), 0) tokens, coalesce(sum(cost), 0) cost from (
                      select tokens, cost from model_spending where team = :team and day = :day
                      union all
                      select tokens, cost from model_spending_besides
                      where team = :team and day = :day) spent\
                    """)
                .bind("team", team)
                .bind("day", day)
                .map((row, _) -> new Sum(row.getLong("tokens"), row.getLong("cost")))
                .one());
  }

  /** Adds what was spent on a call after it ended. */
  public void keep(TeamId team, CallId call, Instant at, Sum spent) {
    database.jdbi().useHandle(handle -> add(handle, team, call, at, spent));
  }

  /** Adds what was spent on no call. */
  public void keep(TeamId team, Instant at, Sum spent) {
    if (spent.tokens() == 0 && spent.cost() == 0) {
      return;
    }
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    """
                    insert into model_spending_besides (team, day, tokens, cost)
                    values (:team, :day, :tokens, :cost)
                    on conflict (team, day) do update
                      set tokens = model_spending_besides.tokens + excluded.tokens,
                        cost = model_spending_besides.cost + excluded.cost\
                    """)
                .bind("team", team)
                .bind("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
                .bind("tokens", spent.tokens())
                .bind("cost", spent.cost())
                .execute());
  }

  /** Adds a request of a call; a row is of one call, so no two calls wait for each other. */
  static void add(Handle handle, TeamId team, CallId call, Instant at, ModelUse use) {
    add(handle, team, call, at, new Sum(use.tokens(), use.cost()));
  }

  private static void add(Handle handle, TeamId team, CallId call, Instant at, Sum spent) {
    handle
        .createUpdate(
            """
            insert into model_spending (call, day, team, tokens, cost)
            values (:call, :day, :team, :tokens, :cost)
            on conflict (call, day) do update set tokens = model_spending.tokens + excluded.tokens,
              cost = model_spending.cost + excluded.cost\
            """)
        .bind("call", call)
        .bind("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
        .bind("team", team)
        .bind("tokens", spent.tokens())
        .bind("cost", spent.cost())
        .execute();
  }
}
