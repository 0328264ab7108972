package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of an agent that are known before the call. */
final class StaticLines {
  private StaticLines() {}

  /** The sentences, the first words first; none that still lacks a value. */
  static List<String> of(AgentDocument document, TemplateScope scope) {
    Stream<? extends Node> others =
        document.nodes().stream().filter(node -> !(node instanceof Node.Start));
    return Stream.concat(document.start().stream(), others)
        .map(node -> Template.render(words(node), scope))
        .filter(rendered -> rendered.missing().isEmpty())
        .flatMap(rendered -> Sentences.of(rendered.text()).stream())
        .distinct()
        .toList();
  }

  /** Those of the sentences that are the same in every call: nothing is filled in. */
  static Set<String> ofEveryCall(AgentDocument document) {
    return document.nodes().stream()
        .flatMap(node -> Sentences.of(words(node)).stream())
        .filter(sentence -> sentence.indexOf('{') < 0)
        .collect(Collectors.toSet());
  }

  /** What of a node is said as it is written. */
  private static String words(Node node) {
    return node instanceof Node.Speak speak && speak.mode() == Node.Speak.Wording.PROMPT
        ? Objects.requireNonNullElse(speak.fallback(), "")
        : node.text();
  }
}
