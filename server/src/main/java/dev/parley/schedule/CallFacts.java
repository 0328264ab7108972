package dev.parley.schedule;

import dev.parley.call.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known when somebody is to be called.
 *
 * @param agent whether the agent may call anybody
 * @param suppressed whether the number is on the team's suppression list
 * @param callAt when the call was ordered for; null for as soon as there is room
 * @param trunks those that could carry the call, the likeliest first
 * @param load how busy they are who would carry it; null where nobody counted, because the call
 *     only gets in line or is taken out of it within the limits
 */
public record CallFacts(
    PhoneNumber number,
    AgentState agent,
    boolean suppressed,
    @Nullable Instant callAt,
    List<OfferedTrunk> trunks,
    @Nullable Load load) {
  public CallFacts {
    trunks = List.copyOf(trunks);
  }

  /** What has become of an agent. */
  public enum AgentState {
    PUBLISHED,
    /** It has no published version. */
    UNPUBLISHED,
    ARCHIVED
  }
}
