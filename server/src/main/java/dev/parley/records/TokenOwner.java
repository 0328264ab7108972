package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.util.Set;
import java.util.UUID;

/**
 * Whom an API token speaks for.
 *
 * @param token the token's id, not the token
 * @param team the team meant when a request names none
 * @param teams all the user is a member of
 */
public record TokenOwner(UUID token, UserId user, TeamId team, Set<TeamId> teams) {
  public TokenOwner {
    teams = Set.copyOf(teams);
  }
}
