package dev.parley.dispatch;

import java.time.Duration;
import java.util.Map;

/**
 * How a node dispatches.
 *
 * @param maxCalls calls the node carries at once
 * @param heartbeat how often it says that it lives
 * @param lease how long after its last heartbeat the others take it for dead
 * @param poll how often it looks for due calls when nobody wakes it
 * @param trunks what it can dial, and how many calls each carries at once
 */
public record DispatchSettings(
    int maxCalls, Duration heartbeat, Duration lease, Duration poll, Map<String, Integer> trunks) {
  public DispatchSettings {
    trunks = Map.copyOf(trunks);
  }

  /** Heartbeats every 2 s, a lease of 6 s, a look every second, no trunk. */
  public static DispatchSettings of(int maxCalls) {
    return new DispatchSettings(
        maxCalls, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(1), Map.of());
  }

  /** The same on a node that can dial these trunks. */
  public DispatchSettings over(Map<String, Integer> other) {
    return new DispatchSettings(maxCalls, heartbeat, lease, poll, other);
  }
}
