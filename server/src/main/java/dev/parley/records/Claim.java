package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An attempt that is a node's to carry out. It is fenced: whatever happens from here on, nobody
 * carries it out a second time.
 */
public record Claim(
    AttemptId attempt, CallId call, TeamId team, PhoneNumber number, String trunk, NodeId node) {
  static Claim of(ResultSet row) throws SQLException {
    return new Claim(
        new AttemptId(Rows.uuid(row, "id")),
        new CallId(Rows.uuid(row, "call")),
        new TeamId(Rows.uuid(row, "team")),
        new PhoneNumber(row.getString("phone_number")),
        row.getString("trunk"),
        new NodeId(Rows.uuid(row, "node")));
  }
}
