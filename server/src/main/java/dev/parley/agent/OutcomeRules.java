package dev.parley.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the outcomes of a node must be. */
final class OutcomeRules {
  private final Problems problems;
  private final ConditionRules conditions;
  private final LabelRules labels;

  OutcomeRules(Problems problems) {
    this.problems = problems;
    this.conditions = new ConditionRules(problems);
    this.labels = new LabelRules(problems);
  }

  void check(Node.Asking node, String nodePath, Effort effort) {
    Outcomes outcomes = node.outcomes();
    String path = nodePath + ".outcomes";
    if (outcomes == null || outcomes.exits().isEmpty()) {
      problems.error(
          "dead_end",
          path,
          "The node \"%s\" leads nowhere. Give it an outcome, or make it an end node.",
          node.id());
      return;
    }
    Set<String> ids = new HashSet<>();
    List<Exit> exits = outcomes.exits();
    effort.spend(exits.size());
    for (int i = 0; i < exits.size(); i++) {
      Exit exit = exits.get(i);
      boolean used = !ids.add(exit.id());
      if (used) {
        problems.error(
            "duplicate_id",
            path + "." + Paths.exit(outcomes, i) + ".id",
            "The outcome id \"%s\" is used before. Choose another.",
            exit.id());
      }
      if (exit.maxVisits() != null || exit.then() != null) {
        bounds(exit, path + "." + Paths.exit(outcomes, i));
      }
    }
    switch (outcomes) {
      case Outcomes.Prompt prompt -> {
        labels.check(prompt, path, effort);
        ExampleRules.check(prompt, path, problems, effort);
      }
      case Outcomes.Rules rules -> rules(node, rules, path, nodePath, effort);
    }
  }

  private void bounds(Exit exit, String path) {
    Integer most = exit.maxVisits();
    if ((most == null) != (exit.then() == null)) {
      problems.error(
          "half_a_bound",
          path,
          "The outcome \"%s\" has only one of max_visits and then. Give both, or neither.",
          exit.id());
    }
    if (most != null && most < 1) {
      problems.error(
          "out_of_range",
          path + ".max_visits",
          "max_visits must be 1 or more, and is %s.",
          most.toString());
    }
  }

  private void rules(
      Node.Asking node, Outcomes.Rules rules, String path, String nodePath, Effort effort) {
    if (rules.otherwise() == null) {
      problems.error(
          "missing_else",
          path + ".else",
          "The rules of \"%s\" have no else. Say where to go if none holds.",
          node.id());
    }
    for (int i = 0; i < rules.rules().size(); i++) {
      When when = rules.rules().get(i).when();
      String at = nodePath + Paths.when(i, when);
      effort.spend(when.conditions().size());
      if (when.conditions().isEmpty()) {
        problems.error(
            "no_condition",
            at,
            "The rule \"%s\" has no condition and never holds.",
            rules.rules().get(i).id());
      }
      for (int j = 0; j < when.conditions().size(); j++) {
        conditions.check(when.conditions().get(j), at + "[" + j + "]");
      }
    }
    new DeadRules(problems).check(rules, nodePath);
  }
}
