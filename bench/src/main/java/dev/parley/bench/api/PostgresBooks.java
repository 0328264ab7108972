package dev.parley.bench.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The embedded database of another process's home.
 *
 * @param directory where it is
 */
record PostgresBooks(Path directory) implements Books {
  private static final String CONTACTS =
      """
      insert into contacts (id, team, phone_number, name, email, attributes, tags, created, updated)
      select gen_random_uuid(), t.id, '+1202' || lpad(g::text, 7, '0'), 'Contact ' || g,
        'c' || g || '@example.com',
        jsonb_build_object('plan', case when g % 3 = 0 then 'gold' else 'free' end,
          'city', 'City ' || g % 500),
        array['list' || (g % 20)], now() - g * interval '1 minute',
        now() - (g * 7919 % :rows) * interval '1 second'
      from (select id from teams order by created limit 1) t, generate_series(1, :rows) g
      """;

  private static final String CALLS =
      """
      insert into calls (id, team, contact, agent, agent_version, status, phone_number, metadata,
        user_id, created, updated, started, ended, end_reason, end_detail, variables, outcomes)
      select gen_random_uuid(), c.team, c.id, a.id, 1,
        case when n % 5 = 0 then 'NO_ANSWER' when n % 17 = 0 then 'FAILED' else 'COMPLETED' end,
        c.phone_number, '{"date": "Tuesday"}', u.id, begun, begun, begun,
        begun + interval '40 seconds',
        case when n % 5 = 0 then 'NO_ANSWER' when n % 17 = 0 then 'TRUNK_REFUSED'
          else 'AGENT_ENDED' end,
        'filled', '{}', '{confirm}'
      from (select *, row_number() over (order by id) n,
          now() - row_number() over (order by id) * interval '1 minute' begun from contacts) c,
        (select id from agents limit 1) a, (select id from users limit 1) u
      """;

  private static final String JOURNALS =
      """
      insert into call_events (call, index, type, at, body)
      select c.id, i, type, c.created + i * interval '5 seconds',
        json_build_object('type', type, 'format', 2, 'at', to_char(c.created at time zone 'utc',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'node', 'greet', 'step', 0, 'text', case type
          when 'agent_spoke' then 'Hello, this is Parley calling from the front desk about your '
            || 'appointment on Tuesday at two thirty. Can you still make it?'
          else 'Yes, I can make it, thank you.' end,
          'interrupted', false, 'confidence', -0.1, 'digits', false,
          'from', 'PT' || i * 5 || 'S', 'to', 'PT' || i * 5 + 4 || 'S')
      from calls c cross join generate_series(0, 5) i cross join lateral
        (select case when i % 2 = 0 then 'agent_spoke' else 'callee_spoke' end type) t
      where c.status = 'COMPLETED'
      """;

  @Override
  public Map<String, Kept> calls() {
    Map<String, Kept> calls = new HashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select c.id, c.status, count(a.id)::int attempts
                from calls c left join attempts a on a.call = c.id group by c.id\
                """)) {
      while (rows.next()) {
        calls.put(
            rows.getString("id"), new Kept(rows.getString("status"), rows.getInt("attempts")));
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    return calls;
  }

  @Override
  public List<Duration> commits(int times) {
    List<Duration> taken = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table bench_commits (id int primary key, body text not null)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into bench_commits values (?, repeat('x', 300))")) {
        for (int i = 0; i < times; i++) {
          long before = System.nanoTime();
          insert.setInt(1, i);
          insert.executeUpdate();
          taken.add(Duration.ofNanos(System.nanoTime() - before));
        }
      }
      statement.execute("drop table bench_commits");
    } catch (SQLException e) {
      throw failure(e);
    }
    return taken;
  }

  @Override
  public Duration fill(int rows) {
    long before = System.nanoTime();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      for (String part : List.of(CONTACTS, CALLS, JOURNALS)) {
        statement.execute(part.replace(":rows", Integer.toString(rows)));
      }
      statement.execute("vacuum analyze");
    } catch (SQLException e) {
      throw failure(e);
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private Connection connect() throws SQLException {
    try {
      String port = Files.readString(directory.resolve("port")).strip();
      String password = Files.readString(directory.resolve("password")).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port), "parley", password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UncheckedIOException failure(SQLException e) {
    return new UncheckedIOException(
        new IOException(
            "The database of the measured server did not answer: %s".formatted(e.getMessage()), e));
  }
}
