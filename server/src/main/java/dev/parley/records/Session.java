package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is signed in with a browser.
 *
 * @param id the session's id, not what its cookie holds
 * @param team the one it acts in unless a request names another
 * @param roles what the user may do in each team they are a member of
 * @param passwordDue whether it was begun by a ticket and no password was chosen in it yet
 * @param expires when it ends at the latest
 */
public record Session(
    UUID id,
    UserId user,
    TeamId team,
    Map<TeamId, Role> roles,
    boolean passwordDue,
    Instant expires) {
  public Session {
    roles = Map.copyOf(roles);
  }

  /** All the user is a member of. */
  public Set<TeamId> teams() {
    return roles.keySet();
  }

  /**
   * A session that has just begun.
   *
   * @param secret what its cookie holds, which cannot be had again
   */
  public record Begun(Session session, String secret) {}
}
