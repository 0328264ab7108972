package dev.parley.agent;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the nodes must be together. */
final class GraphRules {
  private final AgentDocument document;
  private final NodeGraph graph;
  private final List<String> ids;
  private final Problems problems;

  private GraphRules(AgentDocument document, NodeGraph graph, Problems problems) {
    this.document = document;
    this.graph = graph;
    this.ids = document.nodes().stream().map(Node::id).distinct().sorted().toList();
    this.problems = problems;
  }

  static void check(AgentDocument document, NodeGraph graph, Problems problems, Effort effort) {
    GraphRules rules = new GraphRules(document, graph, problems);
    effort.spend(graph.size());
    rules.targets();
    effort.spend(graph.size());
    rules.reach();
  }

  private void targets() {
    for (int i = 0; i < document.nodes().size(); i++) {
      String path = "nodes[" + i + "]";
      switch (document.nodes().get(i)) {
        case Node.Asking asking -> {
          Outcomes outcomes = asking.outcomes();
          if (outcomes != null) {
            List<Exit> exits = outcomes.exits();
            for (int j = 0; j < exits.size(); j++) {
              Exit exit = exits.get(j);
              if (!known(exit.next()) || !known(exit.then())) {
                String at = path + ".outcomes." + Paths.exit(outcomes, j);
                check(exit.next(), at + ".next", asking.id());
                check(exit.then(), at + ".then", asking.id());
              }
            }
          }
        }
        case Node.Transfer transfer ->
            check(transfer.onFailure(), path + ".on_failure", transfer.id());
        case Node.End _ -> {}
      }
    }
  }

  private boolean known(@Nullable String target) {
    return target == null || graph.has(target);
  }

  private void check(@Nullable String target, String path, String from) {
    if (target != null && target.isEmpty()) {
      problems.error(
          "leads_nowhere",
          path,
          "This way out of the node \"%s\" leads nowhere. Lead it to a node.",
          from);
    } else if (target != null && !known(target)) {
      problems.error(
          "unknown_target",
          path,
          "The node \"%s\" leads to \"%s\", which is not there. The nodes are %s.",
          from,
          target,
          ids);
    }
  }

  private void reach() {
    if (document.start().isEmpty()) {
      return;
    }
    int start = graph.place(document.start().get().id());
    BitSet from = new BitSet();
    from.set(start);
    document.settings().manners().named().values().stream()
        .map(Manner::next)
        .filter(next -> next != null && graph.has(next))
        .forEach(next -> from.set(graph.place(next)));
    BitSet reachable = graph.after(from);
    reachable.or(from);
    BitSet ending = graph.ending();
    for (int i = 0; i < document.nodes().size(); i++) {
      Node node = document.nodes().get(i);
      int place = graph.place(node.id());
      if (!reachable.get(place)) {
        problems.warning(
            "unreachable",
            "nodes[" + i + "]",
            "Nothing leads to the node \"%s\". Lead an outcome there, or remove it.",
            node.id());
      } else if (!ending.get(place) && !Steps.targets(node).isEmpty()) {
        problems.warning(
            "no_way_to_an_end",
            "nodes[" + i + "]",
            "No way leads from the node \"%s\" to an end or a transfer. Lead an outcome there.",
            node.id());
      }
    }
  }
}
