package dev.parley.agent;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agent: everything a call needs to know to be held. Immutable once published.
 *
 * @param language BCP 47, such as {@code en}
 * @param about what it says of itself when it is asked
 * @param model the language model, null where none is wanted
 * @param advancedPrompt persona, tone and guardrails, never routing
 * @param knowledge ids of knowledge bases
 * @param nodes in no particular order
 */
public record AgentDocument(
    @AtMost(35) @Default("en") String language,
    @Default("{}") About about,
    @Nullable Voice voice,
    @Nullable Model model,
    @AtMost(50_000) @Default("") String advancedPrompt,
    @AtMost(value = 100, each = 100) List<String> knowledge,
    @Default("{}") Settings settings,
    @AtMost(1_000) List<Node> nodes) {
  public AgentDocument {
    knowledge = List.copyOf(knowledge);
    nodes = List.copyOf(nodes);
  }

  /** The node of this id. */
  public Optional<Node> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** Where the conversation begins; empty in a document that is not valid. */
  public Optional<Node.Start> start() {
    return nodes.stream()
        .filter(Node.Start.class::isInstance)
        .map(Node.Start.class::cast)
        .findFirst();
  }

  /**
   * How the agent sounds.
   *
   * @param engine the synthesiser, null for the server's own choice
   * @param id the voice, null for the engine's own choice
   * @param speed 1 is the voice's natural speed
   */
  public record Voice(
      @AtMost(100) @Nullable String engine,
      @AtMost(100) @Nullable String id,
      @Default("1") double speed) {}

  /**
   * The language model to use.
   *
   * @param temperature 0 to 2
   */
  public record Model(@AtMost(200) String name, @Default("0.3") double temperature) {}
}
