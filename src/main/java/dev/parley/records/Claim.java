package dev.parley.records;

import dev.parley.call.AttemptId;
import dev.parley.call.CallId;
import dev.parley.call.PhoneNumber;
import dev.parley.call.TeamId;

/**
 * An attempt that is a node's to carry out. It is fenced: whatever happens from here on, nobody
 * carries it out a second time.
 */
public record Claim(
    AttemptId attempt, CallId call, TeamId team, PhoneNumber number, String trunk, NodeId node) {}
