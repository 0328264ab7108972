package dev.parley.brain;

import dev.parley.agent.About;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.knowledge.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a language model may answer from in a call, each under a name of its own. */
final class AnswerSources {
  private static final int LONGEST = 1500;

  private AnswerSources() {}

  /**
   * A text to answer from.
   *
   * @param base id of the knowledge base, or {@link KnownAnswer#AGENT}
   * @param item id of the item in it, or the part of the agent's document
   */
  record Source(String text, String base, String item) {}

  /** The sources by name, in order. */
  static Map<String, Source> of(
      AgentDocument document, @Nullable TemplateScope scope, List<Passage> near) {
    Map<String, Source> sources = new LinkedHashMap<>();
    put(sources, "about", about(document.about(), scope));
    put(sources, "text", text(document, scope));
    for (Passage passage : near) {
      sources.put(
          "k" + (sources.size() + 1),
          new Source(cut(passage.text()), passage.base(), passage.item()));
    }
    return sources;
  }

  private static void put(Map<String, Source> sources, String part, List<String> texts) {
    if (!texts.isEmpty()) {
      sources.put(part, new Source(cut(String.join("\n", texts)), KnownAnswer.AGENT, part));
    }
  }

  private static List<String> about(About about, @Nullable TemplateScope scope) {
    Map<String, @Nullable String> facts = new LinkedHashMap<>();
    facts.put("We call for: ", about.caller());
    facts.put("We call ", about.purpose());
    facts.put("To call us back: ", about.callbackNumber());
    facts.put("The number is ", about.source());
    List<String> texts = new ArrayList<>();
    facts.forEach((what, text) -> {
      if (text != null && !text.isBlank()) {
        rendered(Stream.of(text), scope).map(what::concat).forEach(texts::add);
      }
    });
    return texts;
  }

  /** What the agent says, but for what tells a model what to say. */
  private static List<String> text(AgentDocument document, @Nullable TemplateScope scope) {
    return rendered(
            document.nodes().stream()
                .filter(node ->
                    !(node instanceof Node.Speak speak
                        && speak.mode() == Node.Speak.Wording.PROMPT))
                .map(Node::text),
            scope)
        .collect(Collectors.toList());
  }

  /** Without those that lack a value. */
  private static Stream<String> rendered(Stream<String> texts, @Nullable TemplateScope scope) {
    return scope == null
        ? texts.filter(text -> text.indexOf('{') < 0)
        : texts
            .map(text -> Template.render(text, Objects.requireNonNull(scope)))
            .filter(rendered -> rendered.missing().isEmpty())
            .map(Template.Rendered::text)
            .filter(text -> !text.isBlank());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
