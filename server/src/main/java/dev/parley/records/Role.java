package dev.parley.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do in a team: each role may do all that those after it may. */
public enum Role {
  /** Everything. */
  ADMIN,
  /** The daily work: agents, contacts, calls. */
  MEMBER,
  /** Looking on, and stopping. */
  VIEWER;

  /** Whether it may do what is for that role. */
  public boolean covers(Role least) {
    return compareTo(least) <= 0;
  }

  /** As it is written outside of this program. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  static Role of(ResultSet row) throws SQLException {
    return kept(row.getString("role"));
  }

  static Role kept(String word) {
    return of(word)
        .orElseThrow(() -> new IllegalStateException("There is no role \"%s\".".formatted(word)));
  }
}
