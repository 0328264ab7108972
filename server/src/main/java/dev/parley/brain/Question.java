package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.agent.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a brain about one turn.
 *
 * @param said the agent's words before the turn
 * @param reply the callee's turn
 * @param history what was said so far, oldest first
 * @param choices the outcomes to choose from, perhaps none
 * @param variables those to extract, perhaps none
 */
public record Question(
    String said,
    String reply,
    List<Line> history,
    Expects expects,
    List<Choice> choices,
    List<Variable> variables) {
  /**
   * What is asked of a reply to a node's words, of which no more is known.
   *
   * @param said the words
   */
  public static Question about(Node.Asking asking, String said, String reply) {
    return new Question(
        said,
        reply,
        List.of(),
        asking.expected(),
        Choice.of(asking.outcomes()),
        asking.variables());
  }

  /** The same of a turn in other words. */
  Question of(String turn) {
    boolean told = !history.isEmpty() && history.getLast().equals(Line.callee(reply));
    List<Line> lines = new ArrayList<>(told ? history.subList(0, history.size() - 1) : history);
    if (told) {
      lines.add(Line.callee(turn));
    }
    return new Question(said, turn, lines, expects, choices, variables);
  }

  /**
   * One outcome.
   *
   * @param examples replies that mean this, perhaps none
   */
  public record Choice(String id, String label, List<String> examples) {
    public Choice {
      examples = List.copyOf(examples);
    }

    /** What is to be chosen from among a node's outcomes; nothing where conditions choose. */
    public static List<Choice> of(@Nullable Outcomes outcomes) {
      return outcomes instanceof Outcomes.Prompt(List<Outcomes.Choice> choices, _)
          ? choices.stream()
              .map(choice -> new Choice(choice.id(), choice.label(), choice.known()))
              .toList()
          : List.of();
    }

    /** An outcome known by its label alone. */
    public Choice(String id, String label) {
      this(id, label, List.of());
    }
  }
}
