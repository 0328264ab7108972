package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Example replies that a language model suggests for outcomes. They stand in the document beside
 * those of its author, who may change them or take them out; an outcome where they were taken out
 * is not asked about again.
 */
public final class Suggestions {
  private Suggestions() {}

  /**
   * A question of a document some of whose outcomes lack suggestions.
   *
   * @param node its place in the document
   * @param said the words that ask it
   */
  public record Wanted(int node, String said, List<Outcome> outcomes) {
    public Wanted {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * An outcome of such a question.
   *
   * @param known replies that are known to mean it
   * @param open whether it lacks suggestions
   */
  public record Outcome(String id, String label, List<String> known, boolean open) {
    public Outcome {
      known = List.copyOf(known);
    }
  }

  /**
   * What is to be asked about.
   *
   * @param before the document that is in force, whose suggestions are stale where the question or
   *     the label is another now; null for none
   */
  public static List<Wanted> wanted(AgentDocument document, @Nullable AgentDocument before) {
    Map<String, Node> earlier = new HashMap<>();
    if (before != null) {
      before.nodes().forEach(node -> earlier.put(node.id(), node));
    }
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < document.nodes().size(); i++) {
      Node node = document.nodes().get(i);
      if (prompt(node) instanceof Outcomes.Prompt(List<Outcomes.Choice> choices, _)) {
        List<Outcome> outcomes =
            choices.stream().map(choice -> of(choice, node, earlier.get(node.id()))).toList();
        if (outcomes.stream().anyMatch(Outcome::open)) {
          wanted.add(new Wanted(i, node.text(), outcomes));
        }
      }
    }
    return wanted;
  }

  private static Outcomes.@Nullable Prompt prompt(@Nullable Node node) {
    return node instanceof Node.Asking asking && asking.outcomes() instanceof Outcomes.Prompt prompt
        ? prompt
        : null;
  }

  private static Outcome of(Outcomes.Choice choice, Node node, @Nullable Node before) {
    boolean open = choice.suggested() == null || stale(choice, node, before);
    return new Outcome(
        choice.id(), choice.label(), open ? choice.examples() : choice.known(), open);
  }

  /** Whether suggestions are those of before, for another question or label. */
  private static boolean stale(Outcomes.Choice choice, Node node, @Nullable Node before) {
    Outcomes.Prompt prompt = prompt(before);
    List<String> suggested = choice.suggested();
    if (before == null || prompt == null || suggested == null || suggested.isEmpty()) {
      return false;
    }
    return prompt.choices().stream()
        .filter(other -> other.id().equals(choice.id()) && suggested.equals(other.suggested()))
        .anyMatch(
            other -> !other.label().equals(choice.label()) || !before.text().equals(node.text()));
  }

  /**
   * A document with suggestions in it; the author's own examples stay as they are.
   *
   * @param document which stays as it is
   * @param node the place of the question
   * @param replies by the ids of its outcomes
   */
  public static JsonNode with(JsonNode document, int node, Map<String, List<String>> replies) {
    JsonNode changed = document.deepCopy();
    for (JsonNode choice : changed.path("nodes").path(node).path("outcomes").path("prompt")) {
      List<String> suggested = replies.get(choice.path("id").asText());
      if (suggested != null && choice instanceof ObjectNode outcome) {
        ArrayNode list = outcome.putArray("suggested");
        suggested.forEach(list::add);
      }
    }
    return changed;
  }
}
