package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;

/** Something subscribers are to be told about a call. */
public record OutboxEvent(TeamId team, CallId call, AgentId agent, Subscription.Type type) {}
