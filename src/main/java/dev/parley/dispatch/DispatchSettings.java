package dev.parley.dispatch;

import java.time.Duration;

/**
 * How a node dispatches.
 *
 * @param maxCalls calls the node carries at once
 * @param heartbeat how often it says that it lives
 * @param lease how long after its last heartbeat the others take it for dead
 * @param poll how often it looks for due calls when nobody wakes it
 */
public record DispatchSettings(int maxCalls, Duration heartbeat, Duration lease, Duration poll) {
  /** Heartbeats every 2 s, a lease of 6 s, a look every second. */
  public static DispatchSettings of(int maxCalls) {
    return new DispatchSettings(
        maxCalls, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(1));
  }
}
