package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call in one line.
 *
 * @param phoneNumber the number that is called
 * @param lastOutcome the one that was taken last, null if none was or it goes on
 * @param endNode the node it ended in, null without a conversation or while it goes on
 * @param figures null until it has ended
 * @param parked whether a webhook of it was given up
 */
public record CallSummary(
    CallId id,
    Instant created,
    ContactId contact,
    @Nullable String contactName,
    PhoneNumber phoneNumber,
    Call.Pinned agent,
    CallStatus status,
    @Nullable EndReason endReason,
    @Nullable Outcome lastOutcome,
    @Nullable Place endNode,
    @Nullable Figures figures,
    List<String> tags,
    @Nullable UUID job,
    boolean test,
    boolean recorded,
    boolean parked) {
  public CallSummary {
    tags = List.copyOf(tags);
  }

  /** An outcome, with its label in the version of the call. */
  public record Outcome(String id, String label) {}

  /**
   * A node in the version of the call.
   *
   * @param name null if it has none
   * @param step its number
   */
  public record Place(String id, @Nullable String name, int step) {}

  /**
   * What it was like.
   *
   * @param duration of the conversation, zero without one
   * @param gapP95 the 95th percentile of what the callee waited for answers, null without one
   * @param turns of the callee
   * @param interrupted how often the agent was
   */
  public record Figures(Duration duration, @Nullable Duration gapP95, int turns, int interrupted) {}

  /**
   * What is known of it besides.
   *
   * @param variables a JSON object, null until the call has ended
   * @param metadata a JSON object, null for none or one that is too large for a list
   */
  public record Facts(@Nullable JsonNode variables, @Nullable JsonNode metadata) {
    public static final Facts NONE = new Facts(null, null);
  }

  /** Where a page ended, and how many there were when the first was read. */
  public record Cursor(Instant created, CallId id, Count count) {}

  /**
   * How many meet the conditions.
   *
   * @param exact whether it is all; if not, there are at least so many
   */
  public record Count(int number, boolean exact) {}

  /**
   * Some calls, newest first.
   *
   * @param next where the rest begins, null if there is none
   */
  public record Page(List<CallSummary> rows, @Nullable Cursor next, Count count) {
    public Page {
      rows = List.copyOf(rows);
    }
  }
}
