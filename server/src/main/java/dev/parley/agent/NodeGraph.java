package dev.parley.agent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which node leads to which, by their places in the document; of nodes with one id the first
 * counts. Each question is answered in one pass over nodes and ways.
 */
final class NodeGraph {
  private final List<Node> nodes;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<int[]> ahead = new ArrayList<>();
  private final List<int[]> behind;
  private final BitSet leadingAstray = new BitSet();
  private final int size;

  NodeGraph(AgentDocument document) {
    nodes = document.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      places.putIfAbsent(nodes.get(i).id(), i);
    }
    int ways = 0;
    int[] arriving = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      List<String> targets = Steps.targets(nodes.get(i));
      int[] to =
          targets.stream().map(places::get).filter(Objects::nonNull).mapToInt(p -> p).toArray();
      leadingAstray.set(i, to.length < targets.size());
      for (int target : to) {
        arriving[target]++;
      }
      ahead.add(to);
      ways += to.length;
    }
    behind = reversed(arriving);
    size = nodes.size() + ways;
  }

  private List<int[]> reversed(int[] arriving) {
    List<int[]> from = new ArrayList<>();
    for (int count : arriving) {
      from.add(new int[count]);
    }
    int[] filled = new int[arriving.length];
    for (int i = 0; i < ahead.size(); i++) {
      for (int target : ahead.get(i)) {
        from.get(target)[filled[target]++] = i;
      }
    }
    return from;
  }

  /** Nodes and ways together: what one question costs. */
  int size() {
    return size;
  }

  boolean has(String id) {
    return places.containsKey(id);
  }

  /** The place of the node of this id, which must be there. */
  int place(String id) {
    return Objects.requireNonNull(places.get(id));
  }

  /** Where one can come from these places, in one step or more. */
  BitSet after(BitSet from) {
    BitSet next = new BitSet();
    from.stream()
        .forEach(i -> {
          for (int target : ahead.get(i)) {
            next.set(target);
          }
        });
    return spread(next, ahead);
  }

  /** The nodes from which an End, a Transfer or an unknown node can be reached. */
  BitSet ending() {
    BitSet ends = (BitSet) leadingAstray.clone();
    for (int i = 0; i < nodes.size(); i++) {
      switch (nodes.get(i)) {
        case Node.End _, Node.Transfer _ -> ends.set(i);
        case Node.Asking _ -> {}
      }
    }
    return spread(ends, behind);
  }

  private static BitSet spread(BitSet from, List<int[]> ways) {
    BitSet reached = (BitSet) from.clone();
    int[] waiting = new int[ways.size()];
    int count = 0;
    for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
      waiting[count++] = i;
    }
    while (count > 0) {
      for (int next : ways.get(waiting[--count])) {
        if (!reached.get(next)) {
          reached.set(next);
          waiting[count++] = next;
        }
      }
    }
    return reached;
  }
}
