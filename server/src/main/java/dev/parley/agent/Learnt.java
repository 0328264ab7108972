package dev.parley.agent;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which variables the nodes of a document set, and where each may be known. */
final class Learnt {
  private final NodeGraph graph;
  private final Effort effort;
  private final Map<String, BitSet> setters = new HashMap<>();
  private final Map<String, BitSet> knownAt = new HashMap<>();

  Learnt(AgentDocument document, NodeGraph graph, Effort effort) {
    this.graph = graph;
    this.effort = effort;
    for (Node node : document.nodes()) {
      for (String name : by(node)) {
        setters.computeIfAbsent(name, _ -> new BitSet()).set(graph.place(node.id()));
      }
    }
  }

  /** All names that any node sets. */
  Set<String> names() {
    return setters.keySet();
  }

  /** Whether a name may have been set when a node is entered. */
  boolean knownBefore(Node node, String name) {
    BitSet from = setters.get(name);
    if (from == null) {
      return false;
    }
    return knownAt.computeIfAbsent(name, _ -> after(from)).get(graph.place(node.id()));
  }

  private BitSet after(BitSet from) {
    effort.spend(graph.size());
    return graph.after(from);
  }

  /** What a node sets. */
  static Set<String> by(Node node) {
    Set<String> names = new HashSet<>();
    if (node instanceof Node.Asking asking) {
      asking.variables().forEach(variable -> names.add(variable.name()));
      asking.actions().forEach(action -> names.addAll(by(node.id(), action)));
    }
    return names;
  }

  /** What an action of a node sets. */
  static Set<String> by(String node, Action action) {
    Set<String> names = new HashSet<>(action.results().keySet());
    names.add(action.id() + ".status");
    names.add(node + "." + action.id() + ".status");
    return names;
  }
}
