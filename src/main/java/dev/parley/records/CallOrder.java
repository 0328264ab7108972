package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a contact to be called.
 *
 * @param author who answers for it that this contact may be called
 * @param metadata a JSON object
 * @param idempotencyKey an order with the key of an earlier one is that earlier one
 */
public record CallOrder(
    Author author,
    ContactId contact,
    AgentId agent,
    @Nullable JsonNode metadata,
    List<String> tags,
    @Nullable UUID job,
    @Nullable String idempotencyKey) {
  public CallOrder {
    tags = List.copyOf(tags);
  }

  /** The team whose contact is to be called. */
  public TeamId team() {
    return author.team();
  }

  /** What became of an order. */
  public sealed interface Outcome {}

  /** The call is queued, and will be carried out whatever dies. */
  public record Accepted(Call call) implements Outcome {}

  /** Nothing was queued. */
  public enum Refusal implements Outcome {
    /** The team has no such contact. */
    NO_CONTACT,
    /** The team has no such agent. */
    NO_AGENT,
    AGENT_ARCHIVED,
    /** The agent has no published version. */
    AGENT_UNPUBLISHED,
    /** The contact's number must not be called. */
    SUPPRESSED,
    /** There is no trunk to call over. */
    NO_TRUNK
  }
}
