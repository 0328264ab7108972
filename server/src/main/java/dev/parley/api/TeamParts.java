package dev.parley.api;

import dev.parley.call.TeamId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The part of something that each team may have, so that none has all of it. */
final class TeamParts {
  private final int most;
  private final Map<TeamId, Semaphore> parts = new ConcurrentHashMap<>();

  TeamParts(int most) {
    this.most = most;
  }

  /** What is left of a team's part. */
  Semaphore of(TeamId team) {
    return parts.computeIfAbsent(team, _ -> new Semaphore(most));
  }
}
