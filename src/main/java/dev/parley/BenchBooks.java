package dev.parley;

import dev.parley.bench.Books;
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
record BenchBooks(Path directory) implements Books {
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
        new IOException("The database of the measured server cannot be read.", e));
  }
}
