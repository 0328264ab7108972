package dev.parley.records;

import dev.parley.call.CallId;
import dev.parley.conversation.UnmatchedReply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was asked again or corrected, of which nobody has said yet what it means.
 *
 * @param index of the judgement in the journal of the call
 * @param nodeName what the dashboard calls the node, null for nothing in particular
 * @param said the agent's words it answers
 * @param outcome the one chosen, null for none
 * @param choices what there was to choose from
 * @param none how probable it was that none was meant, 0 to 1; null where that is not known
 * @param least what the best choice needed to be chosen; null where that is not known
 */
public record Unmatched(
    CallId call,
    int index,
    Instant at,
    String node,
    @Nullable String nodeName,
    String said,
    String reply,
    UnmatchedReply.Why why,
    @Nullable String outcome,
    List<Choice> choices,
    @Nullable Double none,
    @Nullable Double least) {
  public Unmatched {
    choices = List.copyOf(choices);
  }

  /**
   * One of the outcomes of the node.
   *
   * @param probability how probable it was, 0 to 1; null where that is not known
   */
  public record Choice(String id, String label, @Nullable Double probability) {}
}
