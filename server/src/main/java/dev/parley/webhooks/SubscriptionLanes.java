package dev.parley.webhooks;

import dev.parley.call.TeamId;
import dev.parley.records.DeliveryShare;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many deliveries each subscription may have under way. One begins with a single delivery, gets
 * twice as many with each that arrives quickly, and falls back to one when a delivery fails or is
 * slow. Those whose last delivery arrived quickly have places of their own, which no number of slow
 * ones can take; of the other places no team has more than a part. Thread-safe.
 */
final class SubscriptionLanes {
  private static final int WIDEST = 16;
  private static final int PROVEN_PLACES = 256;
  private static final int OTHER_PLACES = 512;
  private static final int OTHER_PLACES_OF_TEAM = 128;
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration QUICK = Duration.ofSeconds(1);

  private final Map<UUID, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<TeamId, Integer> ofTeams = new HashMap<>();
  private int provenBusy;
  private int othersBusy;

  private static final class Lane {
    private int width = 1;
    private int busy;
    private boolean proven;
  }

  /** A delivery under way; given back when it is over. */
  record Place(UUID subscription, TeamId team, boolean proven) {}

  /** What may be begun now. */
  synchronized DeliveryShare free() {
    Map<UUID, Integer> proven = new HashMap<>();
    Map<UUID, Integer> others = new HashMap<>();
    lanes.forEach((subscription, lane) ->
        (lane.proven ? proven : others).put(subscription, Math.max(0, lane.width - lane.busy)));
    return new DeliveryShare(
        proven,
        PROVEN_PLACES - provenBusy,
        others,
        OTHER_PLACES - othersBusy,
        Map.copyOf(ofTeams),
        OTHER_PLACES_OF_TEAM);
  }

  /** A delivery begins. */
  synchronized Place begin(UUID subscription, TeamId team) {
    Lane lane = lanes.computeIfAbsent(subscription, _ -> new Lane());
    lane.busy++;
    if (lane.proven) {
      provenBusy++;
    } else {
      othersBusy++;
      ofTeams.merge(team, 1, Integer::sum);
    }
    forgetIdle();
    return new Place(subscription, team, lane.proven);
  }

  /** It is over. */
  synchronized void end(Place place, boolean arrived, Duration took) {
    Lane lane = lanes.computeIfAbsent(place.subscription(), _ -> new Lane());
    lane.busy--;
    lane.proven = arrived && took.compareTo(QUICK) < 0;
    lane.width = lane.proven ? Math.min(WIDEST, 2 * lane.width) : 1;
    if (place.proven()) {
      provenBusy--;
    } else {
      othersBusy--;
      ofTeams.computeIfPresent(place.team(), (_, busy) -> busy == 1 ? null : busy - 1);
    }
  }

  private void forgetIdle() {
    Iterator<Lane> eldest = lanes.values().iterator();
    while (lanes.size() > MOST_REMEMBERED && eldest.hasNext()) {
      if (eldest.next().busy == 0) {
        eldest.remove();
      }
    }
  }
}
