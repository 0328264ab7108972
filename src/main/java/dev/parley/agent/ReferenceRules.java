package dev.parley.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What references may refer to. */
final class ReferenceRules {
  private static final Pattern SYSTEM =
      Pattern.compile(
          "contact\\.(id|name|phone_number|email|country_code|attributes\\..+)"
              + "|participant\\.(from|to)\\.(phone|country|state|city|zip)"
              + "|interviewResponse\\.id");

  private final List<Problem> problems;
  private final Set<String> variables = new HashSet<>();
  private final Map<String, Set<String>> before;

  private ReferenceRules(AgentDocument document, List<Problem> problems) {
    this.problems = problems;
    this.before = known(document);
    document.nodes().forEach(node -> variables.addAll(sets(node)));
  }

  static void check(AgentDocument document, List<Problem> problems) {
    ReferenceRules rules = new ReferenceRules(document, problems);
    for (int i = 0; i < document.nodes().size(); i++) {
      rules.node(document.nodes().get(i), "nodes[" + i + "]");
    }
  }

  private void node(Node node, String path) {
    Set<String> before = this.before.getOrDefault(node.id(), Set.of());
    text(node.text(), path + ".text", before);
    if (!(node instanceof Node.Asking asking)) {
      return;
    }
    Set<String> after = new HashSet<>(before);
    for (int i = 0; i < asking.actions().size(); i++) {
      Action action = asking.actions().get(i);
      String at = path + ".actions[" + i + "]";
      text(action.url(), at + ".url", after);
      String body = action.body();
      if (body != null) {
        text(body, at + ".body", after);
      }
      action.headers().forEach((name, value) -> text(value, at + ".headers." + name, after));
      after.addAll(sets(node.id(), action));
    }
    after.addAll(sets(node));
    if (asking.outcomes() instanceof Outcomes.Rules rules) {
      for (int i = 0; i < rules.rules().size(); i++) {
        When when = rules.rules().get(i).when();
        String at =
            path + ".outcomes.rules[" + i + "].when." + (when instanceof When.All ? "all" : "any");
        for (int j = 0; j < when.conditions().size(); j++) {
          condition(when.conditions().get(j), at + "[" + j + "]", after);
        }
      }
    }
  }

  private void condition(Condition condition, String path, Set<String> known) {
    if (condition.operand().indexOf('{') < 0) {
      reference(Reference.any(condition.operand()), condition.operand(), path + ".operand", known);
    } else {
      text(condition.operand(), path + ".operand", known);
    }
    if (condition.value() != null && condition.value().isTextual()) {
      text(condition.value().textValue(), path + ".value", known);
    }
  }

  private void text(String text, String path, Set<String> known) {
    Template.references(text)
        .forEach(found -> reference(found.reference(), found.written(), path, known));
  }

  private void reference(Reference reference, String written, String path, Set<String> known) {
    String name = reference.name();
    boolean rooted = reference instanceof Reference.Rooted;
    if (rooted && Reference.any(name) instanceof Reference.Rooted) {
      if (name.startsWith("system.") && !SYSTEM.matcher(name.substring(7)).matches()) {
        problems.add(
            Problem.error(
                "unknown_reference",
                path,
                "%s is no fact of a call. There are system.contact, system.participant.from and .to, and system.interviewResponse.id."
                    .formatted(written)));
      }
    } else if (variables.contains(name)) {
      if (!known.contains(name)) {
        problems.add(
            Problem.warning(
                "set_later",
                path,
                "%s is set only by nodes that do not come before this one.".formatted(written)));
      }
    } else if (rooted) {
      problems.add(
          Problem.error(
              "unset_variable",
              path,
              "Nothing sets %s. Ask for it in a node before, or write {%s} to take it from the call's metadata or the contact's attributes."
                  .formatted(written, name)));
    } else {
      variables.stream()
          .filter(variable -> Distance.between(variable, name) <= 1 && name.length() > 3)
          .sorted()
          .findFirst()
          .ifPresent(near ->
              problems.add(
                  Problem.warning(
                      "unset_variable",
                      path,
                      "Nothing sets %s, so it must come from the call's metadata or the contact's attributes. Maybe {%s} is meant."
                          .formatted(written, near))));
    }
  }

  /** What may be known when a node is entered, by its id. */
  private static Map<String, Set<String>> known(AgentDocument document) {
    Map<String, Set<String>> known = new HashMap<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Node node : document.nodes()) {
        Set<String> after = new HashSet<>(known.getOrDefault(node.id(), Set.of()));
        after.addAll(sets(node));
        for (String target : Steps.targets(node)) {
          grew |= known.computeIfAbsent(target, _ -> new HashSet<>()).addAll(after);
        }
      }
    }
    return known;
  }

  private static Set<String> sets(Node node) {
    Set<String> names = new HashSet<>();
    if (node instanceof Node.Asking asking) {
      asking.variables().forEach(variable -> names.add(variable.name()));
      asking.actions().forEach(action -> names.addAll(sets(node.id(), action)));
    }
    return names;
  }

  private static Set<String> sets(String node, Action action) {
    Set<String> names = new HashSet<>(action.results().keySet());
    names.add(action.id() + ".status");
    names.add(node + "." + action.id() + ".status");
    return names;
  }
}
