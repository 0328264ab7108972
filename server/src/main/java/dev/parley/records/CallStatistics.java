package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How the calls of a team went, counted. Calls that were made to test are not. */
public final class CallStatistics {
  /** What calls are put together by. */
  public enum By {
    ALL("'all'"),
    HOUR("to_char(date_trunc('hour', c.created at time zone :zone), 'YYYY-MM-DD\"T\"HH24:MI')"),
    DAY("to_char(c.created at time zone :zone, 'YYYY-MM-DD')"),
    STATUS("c.status"),
    REASON("coalesce(c.end_reason, '')"),
    OUTCOME("coalesce(c.outcomes[cardinality(c.outcomes)], '')"),
    AGENT("c.agent");

    private final String sql;

    By(String sql) {
      this.sql = sql;
    }
  }

  /**
   * Which calls.
   *
   * @param from ordered then or later
   * @param to ordered before then
   * @param agent null for all
   * @param zone by which hours and days are told
   */
  public record Range(Instant from, Instant to, @Nullable AgentId agent, ZoneId zone) {}

  /**
   * The calls that have something in common.
   *
   * @param key what that is: a local time, a name, an id; empty where there is none
   * @param label for people, null where the key is all there is
   * @param answered how many somebody or something answered
   * @param reached how many took an outcome
   * @param waitP50 the median over the calls of the 95th percentile of what callees waited in each
   * @param waitP95 the 95th percentile of the same
   * @param statuses how many have which status, by the names that are kept
   */
  public record Group(
      String key,
      @Nullable String label,
      int calls,
      int answered,
      int reached,
      @Nullable Duration waitP50,
      @Nullable Duration waitP95,
      Map<String, Integer> statuses) {
    public Group {
      statuses = Map.copyOf(statuses);
    }
  }

  private final Database database;

  public CallStatistics(Database database) {
    this.database = database;
  }

  /**
   * Counts. Hours and days come in their order, and those without a call are absent; other groups
   * come by how many calls are in them.
   *
   * @param most how many groups at most
   */
  public List<Group> read(TeamId team, Range range, By by, int most) {
    String order =
        switch (by) {
          case HOUR, DAY -> "g.key";
          case ALL, STATUS, REASON, OUTCOME, AGENT -> "g.calls desc, g.key";
        };
    return database
        .jdbi()
        .withHandle(handle -> {
          Query query =
              handle
                  .createQuery(select(by, order))
                  .bind("team", team)
                  .bind("from", range.from())
                  .bind("to", range.to())
                  .bind("agent", range.agent() == null ? null : range.agent().value())
                  .bind("by", by.name())
                  .bind("most", most);
          if (by == By.HOUR || by == By.DAY) {
            query.bind("zone", range.zone().getId());
          }
          return query.map((row, _) -> group(row)).list();
        });
  }

  private static String select(By by, String order) {
    return """
    with chosen as (
      select %s key, c.status, c.started, c.outcomes, c.gap_p95_ms from calls c
      where c.team = :team and c.created >= :from and c.created < :to and not c.test
        and (:agent::text is null or c.agent = :agent)),
    counts as (
      select key, jsonb_object_agg(status, n) statuses from (
        select key, status, count(*) n from chosen group by key, status) s group by key)
    select g.*, counts.statuses, a.title label from (
      select key, count(*) calls, count(started) answered,
        count(*) filter (where cardinality(outcomes) > 0) reached,
        percentile_disc(0.5) within group (order by gap_p95_ms) p50,
        percentile_disc(0.95) within group (order by gap_p95_ms) p95
      from chosen group by key) g
    join counts on counts.key = g.key
    left join agents a on a.team = :team and a.id = g.key and :by = 'AGENT'
    order by %s limit :most
    """
        .formatted(by.sql, order);
  }

  private static Group group(ResultSet row) throws SQLException {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    Rows.json(row, "statuses")
        .properties()
        .forEach(each -> statuses.put(each.getKey(), each.getValue().asInt()));
    return new Group(
        row.getString("key"),
        row.getString("label"),
        row.getInt("calls"),
        row.getInt("answered"),
        row.getInt("reached"),
        millis(row, "p50"),
        millis(row, "p95"),
        statuses);
  }

  private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
    Integer value = Rows.optionalInt(row, column);
    return value == null ? null : Duration.ofMillis(value);
  }

  /**
   * What of a team went wrong of late.
   *
   * @param faulty calls other than tests that ended within the last hour by our, a carrier's or a
   *     provider's doing
   * @param parked deliveries of subscriptions that have not ended which are not tried any more
   */
  public record Troubles(int faulty, int parked) {}

  /** Counts what went wrong of late. */
  public Troubles troubles(TeamId team, List<String> faultyReasons) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select (select count(*) from attempts where team = :team and state = 'ended'
                        and dialled > now() - interval '3 hours'
                        and ended > now() - interval '1 hour' and end_reason = any(:reasons)
                        and not exists (select 1 from calls c
                          where c.id = attempts.call and c.test)) faulty,
                      (select count(*) from deliveries d join webhook_subscriptions s
                        on s.id = d.subscription and s.ended is null
                        where d.team = :team and d.state = 'parked') parked\
                    """)
                .bind("team", team)
                .bindArray("reasons", String.class, faultyReasons)
                .map((row, _) -> new Troubles(row.getInt("faulty"), row.getInt("parked")))
                .one());
  }
}
