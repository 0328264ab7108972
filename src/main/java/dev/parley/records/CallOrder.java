package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import dev.parley.schedule.Permission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a contact to be called.
 *
 * @param author who answers for it that this contact may be called
 * @param metadata a JSON object within the {@link Limits}
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
    Limits.object("metadata", metadata);
    Limits.tags(tags);
  }

  /** The team whose contact is to be called. */
  public TeamId team() {
    return author.team();
  }

  /** What became of an order. */
  public sealed interface Outcome {}

  /** The call is queued, and will be carried out whatever dies. */
  public record Accepted(Call call) implements Outcome {}

  /** Nothing was queued: the order names something its team does not have. */
  public enum Unknown implements Outcome {
    CONTACT,
    AGENT
  }

  /** Nothing was queued: the contact may not be called. */
  public record Refused(Permission.Refused why) implements Outcome {}
}
