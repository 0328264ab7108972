package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls that meet conditions, newest first, in a transaction prepared for it. Whatever
 * many meet is found among the newest; what few meet is found by what they match.
 */
final class CallSearch {
  /** Looked at one by one before anything else is tried. */
  private static final int NEWEST = 2_000;

  /** Of the newest; if more match, so do many of the others. */
  private static final int MANY = NEWEST / 5;

  /** Counted so far, and no further. */
  private static final int COUNTED = 10_000;

  /** The same where more match than a page has, and what was said has to be looked up of each. */
  private static final int COUNTED_BY_WORDS = 2_000;

  private static final String AFTER = " and (c.created, c.id) < (:cursorCreated, :cursorId)";
  private static final String ORDER = "order by c.created desc, c.id desc";

  private final Handle handle;
  private final TeamId team;
  private final CallConditions conditions;
  private final CallSummary.@Nullable Cursor after;

  CallSearch(
      Handle handle,
      TeamId team,
      List<CallCondition> conditions,
      CallSummary.@Nullable Cursor after) {
    this.handle = handle;
    this.team = team;
    this.conditions = CallConditions.of(conditions);
    this.after = after;
  }

  /** The ids of some calls, and how many there are in all. */
  record Found(List<UUID> ids, CallSummary.Count count) {}

  Found first(int most) {
    boolean sampled = after == null && !conditions.words();
    List<UUID> newest = amongTheNewest(sampled ? NEWEST : most);
    if (newest.size() < most) {
      return byWhatTheyMatch(most);
    }
    return new Found(
        newest.subList(0, most), after == null ? counted(newest.size() > MANY) : after.count());
  }

  private List<UUID> amongTheNewest(int most) {
    return query(
            """
            select c.id from (select * from calls c where c.team = :team%s %s limit :newest) c
            where true%s %s limit :most\
            """
                .formatted(cursor(), ORDER, conditions.sql(), ORDER))
        .bind("newest", NEWEST)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /**
   * Counts.
   *
   * @param many whether so many match that the first of the list will do, and no index of what they
   *     match, which would be read wholly first
   */
  private CallSummary.Count counted(boolean many) {
    if (many) {
      handle.execute("set local enable_bitmapscan = off");
    }
    int most = conditions.words() ? COUNTED_BY_WORDS : COUNTED;
    int number =
        query(
                """
                select count(*) from
                  (select 1 from calls c where c.team = :team%s limit :counted) matching\
                """
                    .formatted(conditions.sql()))
            .bind("counted", most + 1)
            .mapTo(int.class)
            .one();
    return count(number, most);
  }

  private static CallSummary.Count count(int number, int most) {
    return new CallSummary.Count(Math.min(number, most), number <= most);
  }

  private Found byWhatTheyMatch(int most) {
    List<UUID> ids = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    query(
            """
            with found as materialized (
              select c.id, c.created from calls c where c.team = :team%s%s)
            select c.id, (select count(*) from found)::int number from found c %s limit :most\
            """
                .formatted(cursor(), conditions.sql(), ORDER))
        .bind("most", most)
        .reduceRows(
            ids,
            (List<UUID> all, RowView row) -> {
              numbers.add(row.getColumn("number", Integer.class));
              all.add(row.getColumn("id", UUID.class));
              return all;
            });
    CallSummary.Count number = count(numbers.isEmpty() ? 0 : numbers.getFirst(), COUNTED);
    return new Found(ids, after == null ? number : after.count());
  }

  private String cursor() {
    return after == null ? "" : AFTER;
  }

  private Query query(String sql) {
    Query query = conditions.bind(handle.createQuery(sql).addCustomizer(Listing.PLANNED_ANEW));
    query.bind("team", team);
    if (after != null && sql.contains(":cursorId")) {
      CallId last = after.id();
      query.bind("cursorCreated", after.created()).bind("cursorId", last);
    }
    return query;
  }
}
