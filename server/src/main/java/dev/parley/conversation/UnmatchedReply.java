package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.brain.Question;
import dev.parley.call.Scores;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reply of the callee's that was not understood, or not as it was meant.
 *
 * @param event the place of the judgement among the events of the call
 * @param node where it was given
 * @param said the agent's words it answers
 * @param outcome the one chosen, which was wrong; null for none
 * @param values names of the variables it told values of
 * @param choices the outcomes there were to choose from
 * @param scores what the judgement went by; null where that is not known
 */
public record UnmatchedReply(
    int event,
    Instant at,
    String node,
    String said,
    String reply,
    Why why,
    @Nullable String outcome,
    Set<String> values,
    List<Question.Choice> choices,
    @Nullable Scores scores) {
  public UnmatchedReply {
    values = Set.copyOf(values);
    choices = List.copyOf(choices);
  }

  /** What shows that it was not understood. */
  public enum Why {
    /** No outcome was chosen, and the callee was asked again or led to the node's else. */
    ASKED_AGAIN,
    /** An outcome was chosen, and what the callee said next corrects it. */
    CORRECTED
  }

  /**
   * Whether it says none of what the node of the document asks for: what the agent asks of its own
   * accord is asked by no node, and a value that was asked for is an answer too.
   */
  public boolean missedBy(AgentDocument document) {
    return document.node(node).orElse(null) instanceof Node.Asking asking
        && Question.Choice.of(asking.outcomes()).equals(choices)
        && (why == Why.CORRECTED
            || asking.variables().stream().noneMatch(asked -> values.contains(asked.name())));
  }
}
