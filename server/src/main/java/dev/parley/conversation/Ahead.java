package dev.parley.conversation;

import dev.parley.agent.Exit;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.agent.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that a turn may have besides those its node asks for: of nodes that may come, and of what
 * was learnt before and may be corrected. Only such whose words can be taken for nothing else.
 */
final class Ahead {
  private static final int MOST_NODES = 30;

  private Ahead() {}

  /**
   * The variables to look for: at most one of each format, and none the node itself asks for. Of
   * several ways any that asks for one stands for all: see {@link #behind}.
   */
  static List<Variable> variables(Script script, Node.Asking node, Memory memory) {
    Set<Variable.Format> taken = EnumSet.noneOf(Variable.Format.class);
    node.variables().forEach(variable -> taken.add(variable.format()));
    Map<Variable.Format, @Nullable Variable> found = new EnumMap<>(Variable.Format.class);
    known(script, node, memory).forEach(variable -> put(found, variable));
    if (node.outcomes() != null) {
      for (List<Node.Asking> level : levels(script, node)) {
        Map<Variable.Format, @Nullable Variable> here = new EnumMap<>(Variable.Format.class);
        boolean either = script.bounded() && node.outcomes() instanceof Outcomes.Prompt;
        level.forEach(asking ->
            asking
                .variables()
                .forEach(variable -> {
                  if (!either || !here.containsKey(variable.format())) {
                    put(here, variable);
                  }
                }));
        here.forEach((format, variable) -> {
          if (!found.containsKey(format)) {
            found.put(format, variable);
          }
        });
      }
    }
    List<Variable> variables = new ArrayList<>();
    found.forEach((format, variable) -> {
      if (variable != null && format.telling() && !taken.contains(format)) {
        variables.add(
            new Variable(variable.name(), Variable.Source.REPLY, variable.instructions(), format));
      }
    });
    return variables;
  }

  /** What was learnt before and the node's words tell. */
  private static List<Variable> known(Script script, Node.Asking node, Memory memory) {
    return script.variables().values().stream()
        .filter(variable -> memory.variables.containsKey(variable.name()))
        .filter(variable -> tells(node, variable.name()))
        .toList();
  }

  /** Whether the words of a node refer to a variable. */
  static boolean tells(Node node, String variable) {
    return node.text().matches("(?s).*\\{\\s*" + variable + "\\s*}.*");
  }

  /** Nothing, where two of a format are as near. */
  private static void put(Map<Variable.Format, @Nullable Variable> found, Variable variable) {
    Variable other = found.get(variable.format());
    found.put(
        variable.format(),
        !found.containsKey(variable.format())
                || (other != null && other.name().equals(variable.name()))
            ? variable
            : null);
  }

  /** The nodes that may come, nearest first. */
  private static List<List<Node.Asking>> levels(Script script, Node.Asking from) {
    List<List<Node.Asking>> levels = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(from.id()));
    List<Node.Asking> level = List.of(from);
    while (!level.isEmpty() && seen.size() < MOST_NODES) {
      List<Node.Asking> next = new ArrayList<>();
      for (Node.Asking node : level) {
        for (String id : targets(node)) {
          if (seen.add(id) && script.node(id) instanceof Node.Asking asking) {
            next.add(asking);
          }
        }
      }
      levels.add(next);
      level = next;
    }
    return levels;
  }

  /** Whether one of the variables is asked for at a node or behind it. */
  static boolean leadsTo(Script script, Node.Asking node, Collection<String> variables) {
    return from(script, node).stream()
        .flatMap(List::stream)
        .flatMap(asking -> asking.variables().stream())
        .anyMatch(variable -> variables.contains(variable.name()));
  }

  /**
   * Values of what is asked behind a node by the names under which it is asked there: of two ways
   * each may ask for a day of its own.
   *
   * @param values by the names of any variables
   */
  static Map<String, String> behind(
      Script script, @Nullable Node node, Map<String, String> values) {
    if (!(node instanceof Node.Asking from)) {
      return values;
    }
    Map<String, String> placed = new HashMap<>();
    values.forEach((name, value) -> {
      Variable told = script.variables().get(name);
      String there = told == null || leadsTo(script, from, Set.of(name)) ? name : "";
      for (List<Node.Asking> level :
          there.isEmpty() ? from(script, from) : List.<List<Node.Asking>>of()) {
        List<String> names =
            level.stream()
                .flatMap(asking -> asking.variables().stream())
                .filter(each -> told != null && each.format() == told.format())
                .map(Variable::name)
                .distinct()
                .toList();
        if (!names.isEmpty()) {
          there = names.size() == 1 ? names.getFirst() : "";
          break;
        }
      }
      if (!there.isEmpty()) {
        placed.put(there, value);
      }
    });
    return placed;
  }

  private static List<List<Node.Asking>> from(Script script, Node.Asking node) {
    Deque<List<Node.Asking>> levels = new ArrayDeque<>(levels(script, node));
    levels.addFirst(List.of(node));
    return List.copyOf(levels);
  }

  private static List<String> targets(Node.Asking node) {
    Outcomes outcomes = node.outcomes();
    List<String> targets = new ArrayList<>();
    if (outcomes != null) {
      for (Exit exit : outcomes.exits()) {
        targets.add(exit.next());
      }
    }
    return targets;
  }
}
