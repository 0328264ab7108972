package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/** How values cross between Java and SQL. */
final class Rows {
  private Rows() {}

  static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi = Jdbi.create(() -> connection(pool)).installPlugin(new PostgresPlugin());
    ArgumentFactory ours = (_, value, _) -> argument(value);
    jdbi.registerArgument(ours);
    // What is bound is people's data, and messages end in logs.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  private static Connection connection(DataSource pool) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new UnavailableException(
          "No connection to the database could be had: it is down, or all are in use.", e);
    }
  }

  private static Optional<Argument> argument(@Nullable Object value) {
    return switch (value) {
      case TeamId id -> of(id.value(), Types.OTHER);
      case UserId id -> of(id.value(), Types.OTHER);
      case ContactId id -> of(id.value(), Types.OTHER);
      case CallId id -> of(id.value(), Types.OTHER);
      case AttemptId id -> of(id.value(), Types.OTHER);
      case NodeId id -> of(id.value(), Types.OTHER);
      case AgentId id -> of(id.value(), Types.VARCHAR);
      case EndReason reason -> of(LenientRows.word(reason), Types.VARCHAR);
      case PhoneNumber number -> of(number.e164(), Types.VARCHAR);
      case JsonNode json -> of(json.toString(), Types.OTHER);
      // The driver knows OffsetDateTime for timestamptz and not Instant.
      case Instant at -> of(at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Argument> of(Object value, int type) {
    return Optional.of((position, statement, _) -> statement.setObject(position, value, type));
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static TeamId team(ResultSet row, String column) throws SQLException {
    return new TeamId(uuid(row, column));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable Integer optionalInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static JsonNode json(ResultSet row, String column) throws SQLException {
    return RecordJson.read(row.getString(column));
  }

  static @Nullable JsonNode optionalJson(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : RecordJson.read(text);
  }

  /** The LIKE pattern of all that contains {@code text}; everything if there is none. */
  static @Nullable String containing(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
