package dev.parley.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rules that can never be taken: what holds for them held for one before. */
final class DeadRules {
  private static final int CONDITIONS_COMPARED = 20;

  private final Problems problems;

  /** Conditions each of which alone leads away before. */
  private final Set<Condition> taken = new HashSet<>();

  private final Set<Set<Condition>> takenTogether = new HashSet<>();

  DeadRules(Problems problems) {
    this.problems = problems;
  }

  /** Takes the rules of one node in their order. */
  void check(Outcomes.Rules rules, String nodePath) {
    for (int i = 0; i < rules.rules().size(); i++) {
      Outcomes.Rule rule = rules.rules().get(i);
      String why = why(rule.when());
      if (why != null) {
        problems.error(
            "never_chosen",
            nodePath + Paths.when(i, rule.when()),
            "The rule \"%s\" can never be chosen: %s. Change it, move it up, or remove it.",
            rule.id(),
            why);
      }
      take(rule.when());
    }
  }

  private @Nullable String why(When when) {
    Set<Condition> conditions = Set.copyOf(when.conditions());
    boolean before =
        switch (when) {
          case When.All _ ->
              takenTogether.contains(conditions) || conditions.stream().anyMatch(taken::contains);
          case When.Any _ -> !conditions.isEmpty() && taken.containsAll(conditions);
        };
    if (before) {
      return "a rule before it holds whenever this one does";
    }
    return when instanceof When.All all && contradicts(all.conditions())
        ? "its conditions exclude each other"
        : null;
  }

  private void take(When when) {
    switch (when) {
      case When.All all -> {
        takenTogether.add(Set.copyOf(all.conditions()));
        if (all.conditions().size() == 1) {
          taken.addAll(all.conditions());
        }
      }
      case When.Any any -> taken.addAll(any.conditions());
    }
  }

  private static boolean contradicts(List<Condition> conditions) {
    List<Condition> first = conditions.stream().limit(CONDITIONS_COMPARED).toList();
    return first.stream().anyMatch(one -> first.stream().anyMatch(two -> excludes(one, two)));
  }

  private static boolean excludes(Condition one, Condition two) {
    if (!one.operand().strip().equals(two.operand().strip())) {
      return false;
    }
    boolean same = one.value() != null && one.value().equals(two.value());
    return switch (one.operator()) {
      case IS_EMPTY -> two.operator() == Operator.IS_NOT_EMPTY;
      case EQUAL ->
          (same && two.operator() == Operator.NOT_EQUAL)
              || (two.operator() == Operator.EQUAL
                  && !same
                  && literal(one)
                  && literal(two)
                  && !Comparison.sameValue(one, two));
      case LESS ->
          same && (two.operator() == Operator.GREATER || two.operator() == Operator.AT_LEAST);
      case GREATER -> same && two.operator() == Operator.AT_MOST;
      case NOT_EQUAL, AT_LEAST, AT_MOST, CONTAINS, STARTS_WITH, MATCHES, IN, IS_NOT_EMPTY -> false;
    };
  }

  private static boolean literal(Condition condition) {
    return condition.value() != null
        && !condition.value().isContainerNode()
        && Template.references(condition.value().asText()).isEmpty();
  }
}
