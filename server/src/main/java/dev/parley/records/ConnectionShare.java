package dev.parley.records;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the database. Each has connections of its own, so that whoever uses up theirs makes
 * nobody else wait: requests cannot starve calls, and nothing can starve the heartbeat.
 */
public enum ConnectionShare {
  /** Calls under way, and the claims of those that are due. */
  CALLS(16, 4, Duration.ofSeconds(5), Duration.ofSeconds(30), null),
  /** The HTTP interface; no statement of it may work for long. */
  REQUESTS(8, 1, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10)),
  /** The outbox and the deliveries. */
  WEBHOOKS(6, 1, Duration.ofSeconds(5), Duration.ofSeconds(30), null),
  /** The heartbeat of this node, which is of no use when it comes late. */
  LEASE(2, 1, Duration.ofSeconds(2), Duration.ofSeconds(4), null);

  private final int most;
  private final int idle;
  private final Duration wait;
  private final Duration answer;
  private final @Nullable Duration statement;

  /**
   * @param most connections there may be
   * @param idle connections that are kept though nobody uses them
   * @param wait how long a connection is waited for
   * @param answer how long an answer is waited for: a server that has frozen keeps its connections
   * @param statement how long the server may work on a statement, null for any time
   */
  ConnectionShare(
      int most, int idle, Duration wait, Duration answer, @Nullable Duration statement) {
    this.most = most;
    this.idle = idle;
    this.wait = wait;
    this.answer = answer;
    this.statement = statement;
  }

  HikariConfig pool() {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(idle);
    config.setConnectionTimeout(wait.toMillis());
    config.setPoolName(
        this == CALLS ? "parley" : "parley-" + name().toLowerCase(java.util.Locale.ROOT));
    config.addDataSourceProperty("socketTimeout", Long.toString(answer.toSeconds()));
    if (statement != null) {
      config.setConnectionInitSql(
          "set statement_timeout = %d; set lock_timeout = %1$d; set idle_in_transaction_session_timeout = %1$d"
              .formatted(statement.toMillis()));
    }
    return config;
  }
}
