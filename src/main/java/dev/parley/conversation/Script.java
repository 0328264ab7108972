package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.Settings;
import dev.parley.agent.Steps;
import dev.parley.agent.TemplateScope;
import dev.parley.agent.Variable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What does not change during a conversation: the document, made easy to look things up in. */
record Script(
    AgentDocument document,
    TemplateScope scope,
    Map<String, Node> nodes,
    Map<String, Integer> steps,
    Map<String, Variable.Format> formats) {

  static Script of(AgentDocument document, TemplateScope scope) {
    Map<String, Node> nodes = new HashMap<>();
    Map<String, Variable.Format> formats = new HashMap<>();
    for (Node node : document.nodes()) {
      nodes.putIfAbsent(node.id(), node);
      if (node instanceof Node.Asking asking) {
        asking.variables().forEach(v -> formats.putIfAbsent(v.name(), v.format()));
      }
    }
    return new Script(
        document, scope, Map.copyOf(nodes), Map.copyOf(Steps.of(document)), Map.copyOf(formats));
  }

  Settings settings() {
    return document.settings();
  }

  @Nullable Node node(String id) {
    return nodes.get(id);
  }

  int step(String id) {
    return steps.getOrDefault(id, 0);
  }

  /** The scope of a text that is said: dates, times and phone numbers in words. */
  TemplateScope spoken(Map<String, String> variables) {
    Map<String, String> words = new HashMap<>(scope.variables());
    variables.forEach((name, value) ->
        words.put(name, SpokenForm.of(formats.getOrDefault(name, Variable.Format.TEXT), value)));
    return scope.withVariables(words);
  }

  /** The scope of everything else: values as they are kept. */
  TemplateScope plain(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(scope.variables());
    all.putAll(variables);
    return scope.withVariables(all);
  }
}
