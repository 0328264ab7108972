package dev.parley.schedule;

import dev.parley.call.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is known when somebody is to be called.
 *
 * @param agent whether the agent may call anybody
 * @param suppressed whether the number is on the team's suppression list
 * @param dial what the trunk that would carry the call may dial; null if there is no trunk
 */
public record CallFacts(
    PhoneNumber number, AgentState agent, boolean suppressed, @Nullable DialRules dial) {
  /** What has become of an agent. */
  public enum AgentState {
    PUBLISHED,
    /** It has no published version. */
    UNPUBLISHED,
    ARCHIVED
  }
}
