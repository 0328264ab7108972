package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import dev.parley.schedule.Permission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a contact to be called.
 *
 * @param author who answers for it that this contact may be called
 * @param labels what the call carries, within the {@link Limits}
 * @param callAt when, at the earliest; null for as soon as there is room
 * @param idempotencyKey an order with the key of an earlier one is that earlier one
 * @param trial null where it is no test
 */
public record CallOrder(
    Author author,
    ContactId contact,
    AgentId agent,
    Call.Labels labels,
    @Nullable Instant callAt,
    @Nullable String idempotencyKey,
    @Nullable Trial trial) {
  public CallOrder {
    Limits.object("metadata", labels.metadata());
    Limits.tags(labels.tags());
  }

  /** An order without anything that need not be. */
  public static CallOrder of(Author author, ContactId contact, AgentId agent) {
    return new CallOrder(author, contact, agent, Call.Labels.NONE, null, null, null);
  }

  /** The same order with labels. */
  public CallOrder labelled(Call.Labels with) {
    return new CallOrder(author, contact, agent, with, callAt, idempotencyKey, trial);
  }

  /** The same order for a time, null for as soon as there is room. */
  public CallOrder at(@Nullable Instant when) {
    return new CallOrder(author, contact, agent, labels, when, idempotencyKey, trial);
  }

  /** The same order under a key, null for none. */
  public CallOrder keyed(@Nullable String key) {
    return new CallOrder(author, contact, agent, labels, callAt, key, trial);
  }

  /** The same order as a test. */
  public CallOrder asTest(Trial with) {
    return new CallOrder(author, contact, agent, labels, callAt, idempotencyKey, with);
  }

  /**
   * What a call tests.
   *
   * @param version of the agent, published or {@link AgentVersions#tried tried}
   * @param told whether subscribers are told of the call
   */
  public record Trial(int version, boolean told) {}

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
