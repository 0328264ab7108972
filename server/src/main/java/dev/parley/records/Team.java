package dev.parley.records;

import dev.parley.call.TeamId;
import java.time.Instant;

/**
 * A team: all else belongs to one.
 *
 * @param maxConcurrent calls it may have under way at once
 * @param callsPerSecond calls it may start in a second
 */
public record Team(
    TeamId id, String name, int maxConcurrent, int callsPerSecond, Instant created) {}
