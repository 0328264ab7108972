package dev.parley.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the nodes must be together. */
final class GraphRules {
  private final AgentDocument document;
  private final Set<String> ids;
  private final List<Problem> problems;

  private GraphRules(AgentDocument document, List<Problem> problems) {
    this.document = document;
    this.ids = document.nodes().stream().map(Node::id).collect(Collectors.toSet());
    this.problems = problems;
  }

  static void check(AgentDocument document, List<Problem> problems) {
    GraphRules rules = new GraphRules(document, problems);
    rules.targets();
    rules.reach();
  }

  private void targets() {
    for (int i = 0; i < document.nodes().size(); i++) {
      String path = "nodes[" + i + "]";
      switch (document.nodes().get(i)) {
        case Node.Asking asking -> {
          Outcomes outcomes = asking.outcomes();
          if (outcomes != null) {
            for (int j = 0; j < outcomes.exits().size(); j++) {
              Exit exit = outcomes.exits().get(j);
              String at = path + ".outcomes." + Paths.exit(outcomes, j);
              known(exit.next(), at + ".next", asking.id());
              known(exit.then(), at + ".then", asking.id());
            }
          }
        }
        case Node.Transfer transfer ->
            known(transfer.onFailure(), path + ".on_failure", transfer.id());
        case Node.End _ -> {}
      }
    }
  }

  private void known(@Nullable String target, String path, String from) {
    if (target != null && !ids.contains(target)) {
      problems.add(
          Problem.error(
              "unknown_target",
              path,
              "The node \"%s\" leads to \"%s\", which is not there. The nodes are %s."
                  .formatted(from, target, String.join(", ", ids.stream().sorted().toList()))));
    }
  }

  private void reach() {
    if (document.start().isEmpty()) {
      return;
    }
    Set<String> reachable = Steps.reachable(document).keySet();
    Set<String> ending = ending();
    for (int i = 0; i < document.nodes().size(); i++) {
      Node node = document.nodes().get(i);
      if (!reachable.contains(node.id())) {
        problems.add(
            Problem.warning(
                "unreachable",
                "nodes[" + i + "]",
                "Nothing leads to the node \"%s\". Lead an outcome there, or remove it."
                    .formatted(node.id())));
      } else if (!ending.contains(node.id()) && !Steps.targets(node).isEmpty()) {
        problems.add(
            Problem.warning(
                "no_way_to_an_end",
                "nodes[" + i + "]",
                "No way leads from the node \"%s\" to an end or a transfer. Lead an outcome there."
                    .formatted(node.id())));
      }
    }
  }

  /** The nodes from which an End or a Transfer can be reached, as far as can be told. */
  private Set<String> ending() {
    Set<String> ending = new HashSet<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Node node : document.nodes()) {
        boolean ends =
            node instanceof Node.End
                || node instanceof Node.Transfer
                || Steps.targets(node).stream()
                    .anyMatch(target -> ending.contains(target) || !ids.contains(target));
        grew |= ends && ending.add(node.id());
      }
    }
    return ending;
  }
}
