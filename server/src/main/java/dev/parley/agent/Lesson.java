package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a document learns of a reply: that it means one of the outcomes of a node. */
public sealed interface Lesson {
  /** The reply is among the outcome's examples now, the first of them. */
  record Added(JsonNode document) implements Lesson {}

  /** The reply was among them before. */
  record Known() implements Lesson {}

  /**
   * The document cannot take it.
   *
   * @param message why, and what to do about it
   */
  record Refused(String code, String message) implements Lesson {}

  /**
   * Adds a reply to the examples of an outcome.
   *
   * @param document which need not be valid; it stays as it is
   */
  static Lesson add(JsonNode document, String node, String outcome, String reply) {
    String example = reply.strip();
    if (example.length() > Outcomes.Choice.LONGEST_EXAMPLE) {
      return new Refused(
          "example_too_long",
          "The reply has %d characters and an example may have %d. Write a shorter one into the draft, and dismiss the reply."
              .formatted(example.length(), Outcomes.Choice.LONGEST_EXAMPLE));
    }
    JsonNode changed = document.deepCopy();
    ObjectNode asking = byId(changed.path("nodes"), node);
    if (asking == null) {
      return new Refused(
          "unknown_node",
          "The draft has no node \"%s\" any more. Write the example into the draft where its question is asked now, and dismiss the reply."
              .formatted(node));
    }
    JsonNode choices = asking.path("outcomes").path("prompt");
    ObjectNode chosen = byId(choices, outcome);
    if (chosen == null) {
      return new Refused(
          "unknown_outcome",
          "The node \"%s\" of the draft has no outcome \"%s\" whose examples could be added to; it has: %s."
              .formatted(node, Problems.shortened(outcome), ids(choices)));
    }
    for (JsonNode choice : choices) {
      if (has(choice, example)) {
        return choice.path("id").asText().equals(outcome)
            ? new Known()
            : new Refused(
                "example_of_another",
                "The reply is an example of the outcome \"%s\" in the draft. Take it out there first, with PUT /agent/{id}."
                    .formatted(choice.path("id").asText()));
      }
    }
    for (JsonNode choice : choices) {
      unsuggest(choice, example);
    }
    return add(changed, chosen, example);
  }

  /** What a person says of a reply counts for more than what was suggested. */
  private static void unsuggest(JsonNode choice, String example) {
    if (choice.get("suggested") instanceof ArrayNode suggested) {
      for (int i = suggested.size() - 1; i >= 0; i--) {
        if (suggested.get(i).asText().strip().equalsIgnoreCase(example)) {
          suggested.remove(i);
        }
      }
    }
  }

  private static Lesson add(JsonNode document, ObjectNode choice, String example) {
    ArrayNode examples =
        choice.get("examples") instanceof ArrayNode before ? before : choice.putArray("examples");
    if (examples.size() >= Outcomes.Choice.MOST_EXAMPLES) {
      return new Refused(
          "too_many_examples",
          "The outcome \"%s\" has %d examples in the draft and may have %d. Take out those that are like others, with PUT /agent/{id}."
              .formatted(
                  choice.path("id").asText(), examples.size(), Outcomes.Choice.MOST_EXAMPLES));
    }
    examples.insert(0, example);
    List<Problem> size = Validation.size(document);
    return size.isEmpty()
        ? new Added(document)
        : new Refused(size.getFirst().code(), size.getFirst().message());
  }

  private static boolean has(JsonNode choice, String example) {
    for (JsonNode known : choice.path("examples")) {
      if (known.asText().strip().equalsIgnoreCase(example)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ObjectNode byId(JsonNode list, String id) {
    for (JsonNode each : list) {
      if (each instanceof ObjectNode object && object.path("id").asText().equals(id)) {
        return object;
      }
    }
    return null;
  }

  private static String ids(JsonNode choices) {
    List<String> ids = new ArrayList<>();
    choices.forEach(
        choice -> ids.add("\"" + Problems.shortened(choice.path("id").asText()) + "\""));
    return ids.isEmpty() ? "none" : ids.stream().limit(10).collect(Collectors.joining(", "));
  }
}
