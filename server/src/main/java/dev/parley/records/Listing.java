package dev.parley.records;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Finds the rows of one page: counts what matches, then reads only the ids of the page, from the
 * nearer end of the list. What a page shows is loaded afterwards, for these ids alone.
 */
final class Listing {
  /** So many matches and fewer are found by what they match and then sorted. */
  private static final int FEW = 10_000;

  /** One picture for counting and reading; a list is small work or is given up. */
  private static final String SETTINGS =
      """
      set transaction isolation level repeatable read, read only;
      set local statement_timeout = '10s';
      set local jit = off;
      set local random_page_cost = 1.1;
      set local max_parallel_workers_per_gather = 0\
      """;

  /** Reads an index in its order, and nothing else: the planner guesses badly at what contains. */
  private static final String IN_ORDER =
      """
      set local enable_seqscan = off;
      set local enable_bitmapscan = off;
      set local enable_sort = off\
      """;

  private final Handle handle;
  private final String from;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, List<String>> arrays = new LinkedHashMap<>();
  private boolean indexed;

  private Listing(Handle handle, String from) {
    this.handle = handle;
    this.from = from;
  }

  /** Prepares a transaction, in which nothing was done yet, for reading a list. */
  static void prepare(Handle handle) {
    handle.execute(SETTINGS);
  }

  /** Begins, in a transaction of its own that nothing was done in yet. */
  static Listing of(Handle handle, String from) {
    prepare(handle);
    return new Listing(handle, from);
  }

  /** What a page's rows are, and how many match in all. */
  record Found(List<UUID> ids, long count) {}

  /**
   * The two directions of an order, as SQL; both have the same index.
   *
   * @param backward the very reverse of {@code forward}
   */
  record Order(String forward, String backward) {
    Order reversed() {
      return new Order(/* forward= */ backward, /* backward= */ forward);
    }
  }

  /** Wants rows that meet a condition; a value that is null makes it no condition at all. */
  Listing where(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
    return this;
  }

  /** Wants rows that meet a condition on several texts; none make it no condition at all. */
  Listing whereAny(String condition, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      conditions.add(condition);
      arrays.put(name, texts);
    }
    return this;
  }

  /** Says that what was wanted last has an index that finds it without reading the whole list. */
  Listing indexed(boolean yes) {
    indexed |= yes;
    return this;
  }

  /** Finds a page. */
  Found page(Order order, Page.Request wanted) {
    long count = query("select count(*)", "").mapTo(long.class).one();
    long first = wanted.offset();
    if (first >= count) {
      return new Found(List.of(), count);
    }
    long size = Math.min(wanted.size(), count - first);
    long after = count - first - size;
    boolean forward = first <= after;
    if (!indexed || count > FEW) {
      handle.execute(IN_ORDER);
    }
    List<UUID> ids =
        query(
                "select id",
                "order by %s limit :limit offset :offset"
                    .formatted(forward ? order.forward() : order.backward()))
            .bind("limit", size)
            .bind("offset", forward ? first : after)
            .mapTo(UUID.class)
            .collectIntoList();
    if (!forward) {
      Collections.reverse(ids);
    }
    return new Found(ids, count);
  }

  private Query query(String select, String rest) {
    Query query =
        handle
            .createQuery(
                "%s %s where %s %s".formatted(select, from, String.join(" and ", conditions), rest))
            .addCustomizer(PLANNED_ANEW);
    values.forEach(query::bind);
    arrays.forEach((name, texts) -> query.bindArray(name, String.class, texts));
    return query;
  }

  /** A plan for all values would suit few of them. */
  static final StatementCustomizer PLANNED_ANEW =
      new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
      };
}
