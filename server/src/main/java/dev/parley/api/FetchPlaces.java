package dev.parley.api;

import dev.parley.call.TeamId;
import java.util.concurrent.Semaphore;

/** Places for requests that wait for pages of others, so that these never hold up all requests. */
final class FetchPlaces {
  private static final int ALL = 6;
  private static final int OF_TEAM = 2;

  private final Semaphore all = new Semaphore(ALL);
  private final TeamParts ofTeams = new TeamParts(OF_TEAM);

  /**
   * Does something that waits for a page.
   *
   * @throws ApiException 503 if as many wait as may
   */
  <T> T held(TeamId team, Interruptibly.Work<T> work) {
    Semaphore ofTeam = ofTeams.of(team);
    if (!ofTeam.tryAcquire()) {
      throw busy();
    }
    try {
      if (!all.tryAcquire()) {
        throw busy();
      }
      try {
        return Interruptibly.held(work);
      } finally {
        all.release();
      }
    } finally {
      ofTeam.release();
    }
  }

  private static ApiException busy() {
    return ApiException.of(
            503,
            "unavailable",
            "As many pages as can be are being fetched, of them at most %d for a team; try again."
                .formatted(OF_TEAM))
        .with("Retry-After", "5");
  }
}
