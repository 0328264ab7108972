package dev.parley.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** What the outcomes of a node must be. */
final class OutcomeRules {
  private static final Set<String> LITTLE =
      Set.of("a", "an", "the", "to", "is", "it", "they", "them", "their", "wants", "want", "of");

  private final List<Problem> problems;

  OutcomeRules(List<Problem> problems) {
    this.problems = problems;
  }

  void check(Node.Asking node, String nodePath) {
    Outcomes outcomes = node.outcomes();
    String path = nodePath + ".outcomes";
    if (outcomes == null || outcomes.exits().isEmpty()) {
      error(
          "dead_end",
          path,
          "The node \"%s\" leads nowhere. Give it an outcome, or make it an end node."
              .formatted(node.id()));
      return;
    }
    Set<String> ids = new HashSet<>();
    List<Exit> exits = outcomes.exits();
    for (int i = 0; i < exits.size(); i++) {
      String at = path + "." + Paths.exit(outcomes, i);
      if (!ids.add(exits.get(i).id())) {
        error(
            "duplicate_id",
            at + ".id",
            "The outcome id \"%s\" is used before. Choose another.".formatted(exits.get(i).id()));
      }
      bounds(exits.get(i), at);
    }
    switch (outcomes) {
      case Outcomes.Prompt prompt -> labels(prompt, path);
      case Outcomes.Rules rules -> rules(node, rules, path);
    }
  }

  private void bounds(Exit exit, String path) {
    Integer most = exit.maxVisits();
    if ((most == null) != (exit.then() == null)) {
      error(
          "half_a_bound",
          path,
          "The outcome \"%s\" has only one of max_visits and then. Give both, or neither."
              .formatted(exit.id()));
    }
    if (most != null && most < 1) {
      error(
          "out_of_range",
          path + ".max_visits",
          "max_visits must be 1 or more, and is %d.".formatted(most));
    }
  }

  private void rules(Node.Asking node, Outcomes.Rules rules, String path) {
    if (rules.otherwise() == null) {
      error(
          "missing_else",
          path + ".else",
          "The rules of \"%s\" have no else. Say where to go if none holds.".formatted(node.id()));
    }
    for (int i = 0; i < rules.rules().size(); i++) {
      When when = rules.rules().get(i).when();
      String at = path + ".rules[" + i + "].when." + (when instanceof When.All ? "all" : "any");
      if (when.conditions().isEmpty()) {
        error(
            "no_condition",
            at,
            "The rule \"%s\" has no condition and never holds."
                .formatted(rules.rules().get(i).id()));
      }
      for (int j = 0; j < when.conditions().size(); j++) {
        condition(when.conditions().get(j), at + "[" + j + "]");
      }
    }
  }

  private void condition(Condition condition, String path) {
    String operator = JsonNames.of(condition.operator());
    if (condition.operator().takesValue() == (condition.value() == null)) {
      error(
          "bad_value",
          path + ".value",
          condition.operator().takesValue()
              ? "The operator %s needs a value to compare with.".formatted(operator)
              : "The operator %s takes no value. Remove it.".formatted(operator));
    }
    if (condition.operator() == Operator.MATCHES && condition.value() != null) {
      try {
        Pattern.compile(Template.text(condition.value()));
      } catch (PatternSyntaxException e) {
        error(
            "bad_pattern",
            path + ".value",
            "\"%s\" is no regular expression: %s at index %d."
                .formatted(e.getPattern(), e.getDescription(), e.getIndex()));
      }
    }
  }

  private void labels(Outcomes.Prompt prompt, String path) {
    List<Outcomes.Choice> choices = prompt.choices();
    for (int i = 0; i < choices.size(); i++) {
      String at = path + ".prompt[" + i + "].label";
      String label = choices.get(i).label();
      if (label.isBlank()) {
        error("no_label", at, "The outcome \"%s\" has no label.".formatted(choices.get(i).id()));
        continue;
      }
      List<String> alike = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        if (overlap(label, choices.get(j).label()) >= 0.75) {
          alike.add(choices.get(j).label());
        }
      }
      if (!alike.isEmpty()) {
        boolean same = alike.stream().anyMatch(other -> words(other).equals(words(label)));
        String message =
            "The label \"%s\" %s \"%s\". Say what sets them apart, or the brain cannot tell."
                .formatted(label, same ? "means the same as" : "overlaps with", alike.getFirst());
        problems.add(
            same
                ? Problem.error("overlapping_labels", at, message)
                : Problem.warning("overlapping_labels", at, message));
      }
    }
  }

  /** The share of the shorter label's words that the other has too. */
  private static double overlap(String one, String other) {
    Set<String> a = words(one);
    Set<String> b = words(other);
    long common = a.stream().filter(b::contains).count();
    return (double) common / Math.max(1, Math.min(a.size(), b.size()));
  }

  private static Set<String> words(String label) {
    Set<String> all =
        Arrays.stream(label.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
    Set<String> telling =
        all.stream().filter(word -> !LITTLE.contains(word)).collect(Collectors.toSet());
    return telling.isEmpty() ? all : telling;
  }

  private void error(String code, String path, String message) {
    problems.add(Problem.error(code, path, message));
  }
}
