package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Manner;
import dev.parley.agent.Node;
import dev.parley.agent.Settings;
import dev.parley.agent.Steps;
import dev.parley.agent.TemplateScope;
import dev.parley.agent.Variable;
import dev.parley.language.intents.CalleeIntent;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.speech.ReadBack;
import dev.parley.language.speech.SpokenForm;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What does not change during a conversation: the document, made easy to look things up in. */
record Script(
    AgentDocument document,
    TemplateScope scope,
    Rules rules,
    Map<String, Node> nodes,
    Map<String, Integer> steps,
    Map<String, Variable> variables,
    Map<CalleeIntent, Manner> manners) {

  static Script of(AgentDocument document, Beginning beginning) {
    Map<String, Node> nodes = new HashMap<>();
    Map<String, Variable> variables = new HashMap<>();
    for (Node node : document.nodes()) {
      nodes.putIfAbsent(node.id(), node);
      if (node instanceof Node.Asking asking) {
        asking.variables().forEach(v -> variables.putIfAbsent(v.name(), v));
      }
    }
    return new Script(
        document,
        beginning.scope(),
        beginning.rules(),
        Map.copyOf(nodes),
        Map.copyOf(Steps.of(document)),
        Map.copyOf(variables),
        manners(document.settings()));
  }

  private static Map<CalleeIntent, Manner> manners(Settings settings) {
    Map<String, Manner> named = settings.manners().named();
    Map<CalleeIntent, Manner> manners = new EnumMap<>(CalleeIntent.class);
    for (CalleeIntent intent : CalleeIntent.values()) {
      manners.put(intent, named.getOrDefault(intent.id(), Manner.USUAL));
    }
    return manners;
  }

  /** Whether whatever a callee may want is met with manners. */
  boolean mannered() {
    return rules != Rules.FIRST;
  }

  /** Whether what a turn told is asked of it once, and nothing is met for ever. */
  boolean bounded() {
    return rules.number() >= Rules.BOUNDED.number();
  }

  /** What is to be done about an intent. */
  Manner manner(CalleeIntent intent) {
    return manners.getOrDefault(intent, Manner.USUAL);
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

  /** The scope of a text that is said: values as people say them. */
  TemplateScope spoken(Map<String, String> variables) {
    Map<String, String> words = new HashMap<>(scope.variables());
    variables.forEach((name, value) ->
        words.put(
            name,
            mannered()
                ? ReadBack.said(format(name), value, region())
                : SpokenForm.of(format(name), value)));
    return scope.withVariables(words);
  }

  /** A value of a variable as it is read back to be confirmed. */
  String checked(Variable variable, String value) {
    return ReadBack.checked(variable.format(), value, region());
  }

  /** By which numbering plan the callee says telephone numbers. */
  @Nullable String region() {
    return Whereabouts.region(scope.system().path("contact").path("phone_number").asText(""));
  }

  private Variable.Format format(String name) {
    Variable variable = variables.get(name);
    return variable == null ? Variable.Format.TEXT : variable.format();
  }

  /** The scope of everything else: values as they are kept. */
  TemplateScope plain(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(scope.variables());
    all.putAll(variables);
    return scope.withVariables(all);
  }
}
