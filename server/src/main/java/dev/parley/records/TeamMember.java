package dev.parley.records;

import java.util.List;

/**
 * Somebody who is in a team.
 *
 * @param welcomed whether they have a password to sign in by
 * @param tokens the names of the API tokens of the team that speak for them, oldest first
 */
public record TeamMember(User user, Role role, boolean welcomed, List<String> tokens) {
  public TeamMember {
    tokens = List.copyOf(tokens);
  }
}
