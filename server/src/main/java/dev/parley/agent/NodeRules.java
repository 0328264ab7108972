package dev.parley.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What each node must be by itself. */
final class NodeRules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().-]{1,30}");
  private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9]{8}");

  private final Problems problems;
  private final Capabilities capabilities;
  private final ActionRules actions;
  private final OutcomeRules outcomes;

  private NodeRules(Problems problems, Capabilities capabilities) {
    this.problems = problems;
    this.capabilities = capabilities;
    this.actions = new ActionRules(problems, capabilities.reach());
    this.outcomes = new OutcomeRules(problems);
  }

  static void check(
      AgentDocument document, Capabilities capabilities, Problems problems, Effort effort) {
    NodeRules rules = new NodeRules(problems, capabilities);
    rules.starts(document);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < document.nodes().size(); i++) {
      Node node = document.nodes().get(i);
      String path = "nodes[" + i + "]";
      identified(node.id(), path, ids, problems);
      rules.node(node, path, effort);
    }
  }

  private void starts(AgentDocument document) {
    List<Integer> starts =
        IntStream.range(0, document.nodes().size())
            .filter(i -> document.nodes().get(i) instanceof Node.Start)
            .boxed()
            .toList();
    if (starts.isEmpty()) {
      problems.error(
          "no_start", "nodes", "There is no start node. Add one: its text is said first.");
    }
    starts.stream()
        .skip(1)
        .forEach(i ->
            problems.error(
                "second_start",
                "nodes[" + i + "].type",
                "The start node \"%s\" is not the only one. Make it a speak node.",
                document.nodes().get(i).id()));
  }

  static void identified(String id, String path, Set<String> known, Problems problems) {
    if (!ID.matcher(id).matches()) {
      problems.error(
          "bad_id",
          path + ".id",
          "\"%s\" is no id: 1 to 64 letters, digits, _ and - make one.",
          id);
    }
    if (!known.add(id)) {
      problems.error(
          "duplicate_id", path + ".id", "The id \"%s\" is used before. Choose another.", id);
    }
  }

  private void node(Node node, String path, Effort effort) {
    words(node, path);
    switch (node) {
      case Node.Asking asking -> asking(asking, path, effort);
      case Node.Transfer transfer -> transfer(transfer, path);
      case Node.End _ -> {}
    }
  }

  private void words(Node node, String path) {
    boolean acts = node instanceof Node.Asking asking && !asking.actions().isEmpty();
    switch (Sayable.of(node.text())) {
      case WORDS -> {}
      case REFERENCE ->
          problems.warning(
              "perhaps_no_text",
              path + ".text",
              "The text of the node \"%s\" is only %s and says nothing where that is not known. Add some words.",
              node.id(),
              node.text());
      case NOTHING -> {
        String message = "The node \"%s\" says nothing. Give it a text.";
        if (node instanceof Node.End) {
          problems.warning("no_text", path + ".text", message, node.id());
        } else if (!(node instanceof Node.Transfer) && !(acts && node.text().isBlank())) {
          problems.error("no_text", path + ".text", message, node.id());
        }
      }
    }
  }

  private void asking(Node.Asking node, String path, Effort effort) {
    if (node instanceof Node.Speak speak
        && speak.mode() == Node.Speak.Wording.PROMPT
        && !capabilities.languageModel()) {
      problems.error(
          "no_language_model",
          path + ".mode",
          "The prompt node \"%s\" needs a language model and none is configured. Configure one, or set the mode to message.",
          node.id());
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < node.variables().size(); i++) {
      variable(node.variables().get(i), path + ".variables[" + i + "]", names);
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < node.actions().size(); i++) {
      Action action = node.actions().get(i);
      String at = path + ".actions[" + i + "]";
      identified(action.id(), at, ids, problems);
      actions.check(action, at);
    }
    outcomes.check(node, path, effort);
  }

  private void variable(Variable variable, String path, Set<String> names) {
    Names.check(variable.name(), path + ".name", problems);
    if (!names.add(variable.name())) {
      problems.error(
          "duplicate_variable",
          path + ".name",
          "The variable \"%s\" is named twice in this node. Remove one.",
          variable.name());
    }
    boolean choice = variable.format() == Variable.Format.CHOICE;
    if (choice == variable.choices().isEmpty()) {
      problems.error(
          "bad_choices",
          path + ".choices",
          choice
              ? "The variable \"%s\" is a choice and has none. List its choices."
              : "The variable \"%s\" has choices and is none. Set its format to choice.",
          variable.name());
    }
    for (int i = 0; i < variable.choices().size(); i++) {
      if (Sayable.of(variable.choices().get(i)) != Sayable.WORDS) {
        problems.error(
            "bad_choices",
            path + ".choices[" + i + "]",
            "\"%s\" has no words, so nobody can choose it. Write it out, or remove it.",
            variable.choices().get(i));
      }
    }
  }

  private void transfer(Node.Transfer transfer, String path) {
    SettingsRules.between(transfer.ringSeconds(), 5, 180, path + ".ring_seconds", problems);
    switch (transfer.mode()) {
      case PHONE -> {
        if (required(transfer.number(), path + ".number", "A number to ring")) {
          shaped(transfer.number(), NUMBER, path + ".number", "a number to ring, as +15551234567");
        }
      }
      case AGENT -> {
        if (required(transfer.agentId(), path + ".agent_id", "The id of an agent")) {
          shaped(
              transfer.agentId(),
              AGENT,
              path + ".agent_id",
              "the id of an agent: 8 letters and digits");
        }
      }
    }
  }

  private boolean required(@Nullable String value, String path, String what) {
    boolean there = value != null && !value.isBlank();
    if (!there) {
      problems.error("missing", path, "%s is missing.", what);
    }
    return there;
  }

  private void shaped(@Nullable String value, Pattern shape, String path, String what) {
    if (value != null && Template.references(value).isEmpty() && !shape.matcher(value).matches()) {
      problems.error("bad_value", path, "\"%s\" is not %s.", value, what);
    }
  }
}
