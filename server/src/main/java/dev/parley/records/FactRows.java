package dev.parley.records;

import dev.parley.schedule.CallFacts;
import dev.parley.schedule.Load;
import dev.parley.schedule.OfferedTrunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a decision: of an order, of a call whose turn has come and of one that waits
 * alike.
 */
final class FactRows {
  private FactRows() {}

  /**
   * The columns there must be: {@code f_number}, {@code f_agent} and {@code f_version} (the agent's
   * status, and the version that would call, null if there is none), and {@code f_suppressed}.
   */
  static CallFacts facts(
      ResultSet row, @Nullable Instant callAt, List<OfferedTrunk> trunks, @Nullable Load load)
      throws SQLException {
    return new CallFacts(
        LenientRows.number(row.getString("f_number")),
        agent(row.getString("f_agent"), row.getInt("f_version")),
        row.getBoolean("f_suppressed"),
        callAt,
        trunks,
        load);
  }

  private static CallFacts.AgentState agent(String status, int version) {
    return switch (Agent.Status.valueOf(status)) {
      case ARCHIVED -> CallFacts.AgentState.ARCHIVED;
      case ACTIVE ->
          version == 0 ? CallFacts.AgentState.UNPUBLISHED : CallFacts.AgentState.PUBLISHED;
    };
  }

  /** Whether a team suppresses a number: SQL, of the SQL of both. */
  static String suppressed(String team, String number) {
    return """
    coalesce((select true from suppressions s where s.team = %1$s
      and s.phone_number in (%2$s, suppression_digest(%1$s, %2$s)) limit 1), false)\
    """
        .formatted(team, number);
  }
}
