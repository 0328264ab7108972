package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.call.KnowledgeId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A knowledge base in a file, as {@code POST /knowledge} takes it, for trying it without a server.
 */
final class KnowledgeFile {
  static final KnowledgeBase EMPTY = base(List.of());

  private KnowledgeFile() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, with the reason
   */
  static KnowledgeBase read(String text) {
    JsonNode items;
    try {
      items = new ObjectMapper().readTree(text).path("items");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!items.isArray()) {
      throw new IllegalArgumentException("it has no list \"items\".");
    }
    List<KnowledgeItem> read = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      read.add(item(items.path(i), i));
    }
    return base(read);
  }

  private static KnowledgeItem item(JsonNode json, int place) {
    UUID id = new UUID(0, place);
    String question = json.path("question").asText("");
    String answer = json.path("answer").asText("");
    String body = json.path("text").asText("");
    boolean pair = !question.isBlank() && !answer.isBlank();
    if (pair == !body.isBlank()) {
      throw new IllegalArgumentException(
          "items[%d] must have either question and answer, or text.".formatted(place));
    }
    return pair
        ? new KnowledgeItem.Pair(id, question, answer)
        : new KnowledgeItem.Text(id, json.path("title").asText(""), body);
  }

  private static KnowledgeBase base(List<KnowledgeItem> items) {
    return new KnowledgeBase(new KnowledgeId(new UUID(0, 0)), "file", 1, Instant.EPOCH, items);
  }
}
