package dev.parley.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What each node must be by itself. */
final class NodeRules {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final List<Problem> problems;
  private final Capabilities capabilities;

  private NodeRules(List<Problem> problems, Capabilities capabilities) {
    this.problems = problems;
    this.capabilities = capabilities;
  }

  static void check(AgentDocument document, Capabilities capabilities, List<Problem> problems) {
    NodeRules rules = new NodeRules(problems, capabilities);
    rules.starts(document);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < document.nodes().size(); i++) {
      Node node = document.nodes().get(i);
      String path = "nodes[" + i + "]";
      rules.identified(node.id(), path, ids);
      rules.node(node, path);
    }
  }

  private void starts(AgentDocument document) {
    List<Integer> starts =
        IntStream.range(0, document.nodes().size())
            .filter(i -> document.nodes().get(i) instanceof Node.Start)
            .boxed()
            .toList();
    if (starts.isEmpty()) {
      error("no_start", "nodes", "There is no start node. Add one: its text is said first.");
    }
    starts.stream()
        .skip(1)
        .forEach(i ->
            error(
                "second_start",
                "nodes[" + i + "].type",
                "The start node \"%s\" is not the only one. Make it a speak node."
                    .formatted(document.nodes().get(i).id())));
  }

  private void identified(String id, String path, Set<String> known) {
    if (!ID.matcher(id).matches()) {
      error(
          "bad_id",
          path + ".id",
          "\"%s\" is no id: 1 to 64 letters, digits, _ and - make one.".formatted(id));
    }
    if (!known.add(id)) {
      error(
          "duplicate_id",
          path + ".id",
          "The id \"%s\" is used before. Choose another.".formatted(id));
    }
  }

  private void node(Node node, String path) {
    boolean acts = node instanceof Node.Asking asking && !asking.actions().isEmpty();
    if (node.text().isBlank() && !acts && !(node instanceof Node.Transfer)) {
      String message = "The node \"%s\" says nothing. Give it a text.".formatted(node.id());
      problems.add(
          node instanceof Node.End
              ? Problem.warning("no_text", path + ".text", message)
              : Problem.error("no_text", path + ".text", message));
    }
    switch (node) {
      case Node.Asking asking -> asking(asking, path);
      case Node.Transfer transfer -> transfer(transfer, path);
      case Node.End _ -> {}
    }
  }

  private void asking(Node.Asking node, String path) {
    if (node instanceof Node.Speak speak
        && speak.mode() == Node.Speak.Wording.PROMPT
        && !capabilities.languageModel()) {
      error(
          "no_language_model",
          path + ".mode",
          "The prompt node \"%s\" needs a language model and none is configured. Configure one, or set the mode to message."
              .formatted(node.id()));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < node.variables().size(); i++) {
      variable(node.variables().get(i), path + ".variables[" + i + "]", names);
    }
    Set<String> actions = new HashSet<>();
    for (int i = 0; i < node.actions().size(); i++) {
      action(node.actions().get(i), path + ".actions[" + i + "]", actions);
    }
    new OutcomeRules(problems).check(node, path);
  }

  private void variable(Variable variable, String path, Set<String> names) {
    if (!NAME.matcher(variable.name()).matches()) {
      error(
          "bad_name",
          path + ".name",
          "\"%s\" is no variable name: a letter, then letters, digits and _ make one."
              .formatted(variable.name()));
    }
    if (!names.add(variable.name())) {
      error(
          "duplicate_variable",
          path + ".name",
          "The variable \"%s\" is named twice in this node. Remove one."
              .formatted(variable.name()));
    }
    boolean choice = variable.format() == Variable.Format.CHOICE;
    if (choice == variable.choices().isEmpty()) {
      error(
          "bad_choices",
          path + ".choices",
          choice
              ? "The variable \"%s\" is a choice and has none. List its choices."
                  .formatted(variable.name())
              : "The variable \"%s\" has choices and is none. Set its format to choice."
                  .formatted(variable.name()));
    }
  }

  private void action(Action action, String path, Set<String> ids) {
    identified(action.id(), path, ids);
    if (!METHODS.contains(action.method().toUpperCase(Locale.ROOT))) {
      error(
          "bad_method",
          path + ".method",
          "\"%s\" is no method: GET, POST, PUT, PATCH and DELETE are.".formatted(action.method()));
    }
    if (!action.url().matches("(?i)https?://.+") && !action.url().startsWith("{")) {
      error(
          "bad_url",
          path + ".url",
          "\"%s\" is no URL. Begin it with https:// or http://.".formatted(action.url()));
    }
    SettingsRules.between(
        action.timeout().toMillis() / 1000.0, 0.1, 60, path + ".timeout_seconds", problems);
    action.results().keySet().stream()
        .sorted()
        .filter(name -> !NAME.matcher(name).matches())
        .forEach(name ->
            error(
                "bad_name",
                path + ".results." + name,
                "\"%s\" is no variable name: a letter, then letters, digits and _ make one."
                    .formatted(name)));
  }

  private void transfer(Node.Transfer transfer, String path) {
    switch (transfer.mode()) {
      case PHONE -> required(transfer.number(), path + ".number", "A number to ring");
      case AGENT -> required(transfer.agentId(), path + ".agent_id", "The id of an agent");
    }
  }

  private void required(@Nullable String value, String path, String what) {
    if (value == null || value.isBlank()) {
      error("missing", path, "%s is missing.".formatted(what));
    }
  }

  private void error(String code, String path, String message) {
    problems.add(Problem.error(code, path, message));
  }
}
