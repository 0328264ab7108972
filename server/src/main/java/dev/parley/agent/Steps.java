package dev.parley.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The numbers of a document's nodes: Start is 0, the others count up breadth first from there, and
 * those that cannot be reached come last in the document's order.
 */
public final class Steps {
  private Steps() {}

  /** Step numbers by node id, in their order. */
  public static SequencedMap<String, Integer> of(AgentDocument document) {
    SequencedMap<String, Integer> steps = reachable(document);
    document.nodes().forEach(node -> steps.putIfAbsent(node.id(), steps.size()));
    return steps;
  }

  /** As {@link #of}, without the nodes that cannot be reached. */
  static SequencedMap<String, Integer> reachable(AgentDocument document) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    document.nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
    SequencedMap<String, Integer> steps = new LinkedHashMap<>();
    Deque<Node> ahead = new ArrayDeque<>();
    document.start().ifPresent(ahead::add);
    while (!ahead.isEmpty()) {
      Node node = ahead.remove();
      if (steps.putIfAbsent(node.id(), steps.size()) == null) {
        targets(node).stream().map(nodes::get).filter(Objects::nonNull).forEach(ahead::add);
      }
    }
    return steps;
  }

  /** The ids a node leads to, in the document's order, known or not. */
  static List<String> targets(Node node) {
    return switch (node) {
      case Node.Asking asking -> {
        Outcomes outcomes = asking.outcomes();
        yield outcomes == null
            ? List.of()
            : outcomes.exits().stream().flatMap(exit -> targets(exit).stream()).toList();
      }
      case Node.Transfer transfer -> {
        String onFailure = transfer.onFailure();
        yield onFailure == null ? List.of() : List.of(onFailure);
      }
      case Node.End _ -> List.of();
    };
  }

  private static List<String> targets(Exit exit) {
    String then = exit.then();
    return then == null ? List.of(exit.next()) : List.of(exit.next(), then);
  }
}
