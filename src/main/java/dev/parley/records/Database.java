package dev.parley.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database with our tables in it, and the pool of connections to it. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int IDLE_CONNECTIONS = 4;
  private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(5);

  /** A server that has frozen keeps its connections, and answers nothing on them. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Rows.jdbi(pool);
  }

  /**
   * Connects, and brings the tables up to date.
   *
   * @param url a JDBC address, or {@code postgresql://user:password@host/database}
   * @param user null if the address names one
   * @param password null if the address holds it or none is needed
   * @throws RecordsException if the database is out of reach or of a version newer than ours
   */
  public static Database open(String url, @Nullable String user, @Nullable String password) {
    DatabaseUrl address = DatabaseUrl.parse(url, user, password);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbc());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(IDLE_CONNECTIONS);
    config.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
    config.setPoolName("parley");
    config.setValidationTimeout(PROBE_LIMIT.toMillis());
    config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_LIMIT.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", "parley");
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new RecordsException(
          "No connection to the database %s (%s). Maybe PARLEY_DATABASE_URL is wrong, or the server is down."
              .formatted(address.withoutOptions(), rootMessage(e)),
          e);
    }
    try {
      // Not by the pool: a migration may take longer than any answer.
      Flyway.configure()
          .dataSource(address.jdbc(), address.user(), address.password())
          .load()
          .migrate();
    } catch (FlywayException e) {
      pool.close();
      throw new RecordsException(
          "The tables of %s could not be brought up to date: %s"
              .formatted(address.withoutOptions(), e.getMessage()),
          e);
    }
    return new Database(pool);
  }

  /** Opens the embedded server's database. */
  public static Database open(EmbeddedPostgres server) {
    return open(server.url(), server.user(), server.password());
  }

  /** Whether the database answers, known within some seconds. */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid((int) PROBE_LIMIT.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  /** The pool, for what must share it, such as the scheduler of deferred work. */
  public DataSource pool() {
    return pool;
  }

  /** A connection outside the pool, for what keeps one. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static @Nullable String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
