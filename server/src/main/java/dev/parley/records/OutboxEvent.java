package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Something subscribers are to be told about a call.
 *
 * @param detail what they are told beyond the call, as JSON, null for nothing
 */
public record OutboxEvent(
    TeamId team, CallId call, AgentId agent, Subscription.Type type, @Nullable JsonNode detail) {}
