package dev.parley.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What tables a database has for us. Reading it changes nothing: the server is asked to see to it.
 */
public sealed interface Tables {
  /** They are as this version of Parley wants them. */
  record UpToDate(String version) implements Tables {}

  /** There are none; the first start makes them. */
  record None(int steps) implements Tables {}

  /** They are of an earlier version; the next start brings them up to date. */
  record Older(String version, String wanted, int steps) implements Tables {}

  /** They cannot be used, for a reason with its remedy. */
  record Unusable(String why) implements Tables {}

  /** Connections that a node may have open. */
  int MOST_CONNECTIONS = 33;

  int ANSWER_SECONDS = 5;

  /** Looks at the database at an address as {@link Database#open} takes it. */
  static Tables of(String url) {
    DatabaseUrl address;
    try {
      address = DatabaseUrl.parse(url, null, null);
    } catch (RecordsException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setURL(address.jdbc());
    } catch (IllegalArgumentException e) {
      return new Unusable(
          "The database address cannot be read (%s). Correct PARLEY_DATABASE_URL."
              .formatted(e.getMessage()));
    }
    if (address.user() != null) {
      source.setUser(address.user());
    }
    if (address.password() != null) {
      source.setPassword(address.password());
    }
    source.setReadOnly(true);
    source.setReadOnlyMode("always");
    source.setConnectTimeout(ANSWER_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setLogServerErrorDetail(false);
    try (Connection connection = source.getConnection()) {
      MigrationInfoService found = Flyway.configure().dataSource(source).load().info();
      return read(connection, address, found);
    } catch (SQLException e) {
      return new Unusable(
          "No connection to the database %s (%s). Maybe PARLEY_DATABASE_URL is wrong, or the server is down."
              .formatted(address.withoutOptions(), e.getMessage()));
    } catch (FlywayException e) {
      return new Unusable(
          "The tables of %s cannot be read: %s"
              .formatted(address.withoutOptions(), e.getMessage()));
    }
  }

  private static Tables read(Connection connection, DatabaseUrl address, MigrationInfoService found)
      throws SQLException {
    Facts facts = Facts.of(connection);
    String where = address.withoutOptions();
    int steps = found.pending().length;
    MigrationInfo current = found.current();
    if (facts.standby()) {
      return new Unusable(
          "%s is a standby, which takes no changes. Name the primary in PARLEY_DATABASE_URL."
              .formatted(where));
    }
    if (!facts.encoding().equals("UTF8")) {
      return new Unusable(
          "%s is encoded in %s, which cannot keep every name. Make a database with UTF8."
              .formatted(where, facts.encoding()));
    }
    if (facts.connections() < MOST_CONNECTIONS) {
      return new Unusable(
          "%s allows %d connections, and a node uses up to %d. Raise its max_connections."
              .formatted(where, facts.connections(), MOST_CONNECTIONS));
    }
    if (current == null && facts.relations() > 0) {
      return new Unusable(
          "%s holds %d tables that are not Parley's. Give Parley a database of its own."
              .formatted(where, facts.relations()));
    }
    if (steps > 0 && !facts.mayCreate()) {
      return new Unusable(
          "The user of PARLEY_DATABASE_URL may not make tables in %s. Grant it CREATE on the schema %s."
              .formatted(where, facts.schema()));
    }
    for (MigrationInfo step : found.all()) {
      if (step.getState().isFailed()) {
        return new Unusable(
            "An earlier change of the tables of %s failed (version %s). Restore a backup, or ask for help with it."
                .formatted(where, step.getVersion()));
      }
      if (step.getState().isApplied() && !step.getState().isResolved()) {
        return new Unusable(
            "The tables of %s are of version %s, which is newer than this Parley. Run the Parley that made them, or a newer one."
                .formatted(where, current.getVersion()));
      }
    }
    if (current == null) {
      return new None(steps);
    }
    MigrationInfo[] pending = found.pending();
    return steps == 0
        ? new UpToDate(current.getVersion().toString())
        : new Older(
            current.getVersion().toString(), pending[steps - 1].getVersion().toString(), steps);
  }

  /** What the server says of a database. */
  record Facts(
      boolean standby,
      String encoding,
      int connections,
      String schema,
      boolean mayCreate,
      int relations) {
    private static Facts of(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  select pg_is_in_recovery(), current_setting('server_encoding'),
                    current_setting('max_connections')::int
                      - current_setting('superuser_reserved_connections')::int,
                    current_schema(), has_schema_privilege(current_schema(), 'CREATE'),
                    (select count(*)::int from pg_class c
                     where c.relnamespace = current_schema()::regnamespace
                       and c.relkind in ('r', 'p', 'v', 'm'))
                  """)) {
        boolean _ = row.next();
        return new Facts(
            row.getBoolean(1),
            row.getString(2),
            row.getInt(3),
            String.valueOf(row.getString(4)),
            row.getBoolean(5),
            row.getInt(6));
      }
    }
  }
}
