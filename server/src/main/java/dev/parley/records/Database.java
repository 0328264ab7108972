package dev.parley.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.call.Secrets;
import dev.parley.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database with our tables in it, and the pool of connections to it. */
public final class Database implements AutoCloseable {
  /** A server that has frozen keeps its connections, and answers nothing on them. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /**
   * Of a thread that asks the database each round: it may wait for what others lock, or have to
   * find out that the database has frozen, which takes as long as an answer may take.
   */
  public static final Duration LONGEST_ROUND = ANSWER_LIMIT.multipliedBy(2);

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

  private final DatabaseUrl address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Map<ConnectionShare, Database> shares = new EnumMap<>(ConnectionShare.class);

  private Database(DatabaseUrl address, HikariDataSource pool) {
    this.address = address;
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
    HikariDataSource pool;
    try {
      pool = pool(address, ConnectionShare.CALLS);
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
              .formatted(address.withoutOptions(), Secrets.masked(String.valueOf(e.getMessage()))),
          e);
    }
    return new Database(address, pool);
  }

  /** Opens the embedded server's database. */
  public static Database open(EmbeddedPostgres server) {
    return open(server.url(), server.user(), server.password());
  }

  private static HikariDataSource pool(DatabaseUrl address, ConnectionShare share) {
    HikariConfig config = share.pool();
    config.setJdbcUrl(address.jdbc());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setValidationTimeout(PROBE_LIMIT.toMillis());
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", "parley");
    return new HikariDataSource(config);
  }

  /**
   * The same database by connections of somebody's own. Closed with this one.
   *
   * @throws RecordsException if none can be made
   */
  public Database share(ConnectionShare share) {
    if (share == ConnectionShare.CALLS) {
      return this;
    }
    synchronized (shares) {
      return shares.computeIfAbsent(share, s -> new Database(address, connected(s)));
    }
  }

  private HikariDataSource connected(ConnectionShare share) {
    try {
      return pool(address, share);
    } catch (RuntimeException e) {
      throw new RecordsException(
          "No more connections to the database %s could be made (%s). Maybe its max_connections is too small: a node uses up to 33."
              .formatted(address.withoutOptions(), rootMessage(e)),
          e);
    }
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
    Properties properties = new Properties();
    if (pool.getUsername() != null) {
      properties.setProperty("user", pool.getUsername());
    }
    if (pool.getPassword() != null) {
      properties.setProperty("password", pool.getPassword());
    }
    String limit = Long.toString(ANSWER_LIMIT.toSeconds());
    properties.setProperty("loginTimeout", limit);
    properties.setProperty("socketTimeout", limit);
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(pool.getJdbcUrl(), properties);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    synchronized (shares) {
      shares.values().forEach(Database::close);
    }
    pool.close();
  }

  private static @Nullable String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? null : Secrets.masked(message);
  }
}
