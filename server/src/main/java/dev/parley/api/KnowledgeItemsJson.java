package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnowledgeItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The items of a knowledge base as JSON. */
final class KnowledgeItemsJson {
  static final String ITEMS = "items";
  private static final String SOURCE = "source";
  private static final int LONGEST_TITLE = 200;

  private final Supplier<UUID> ids;

  /**
   * Reads and writes them.
   *
   * @param ids new ones, for items that come without
   */
  KnowledgeItemsJson(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /**
   * Writes one.
   *
   * @param source that it is of, null if somebody wrote it
   */
  static ObjectNode write(KnowledgeItem item, @Nullable UUID source) {
    ObjectNode json = ApiJson.object();
    json.put("id", item.id().toString());
    switch (item) {
      case KnowledgeItem.Pair(_, String question, String answer) ->
          json.put("question", question).put("answer", answer);
      case KnowledgeItem.Text(_, String title, String text) ->
          json.put("title", title).put("text", text);
    }
    if (source != null) {
      json.put(SOURCE, source.toString());
    }
    return json;
  }

  /** The items of a body, or null if it has none. */
  @Nullable List<KnowledgeItem> read(Body body) {
    return read(body, _ -> true);
  }

  /** The same but for items of sources, which nobody writes. */
  @Nullable List<KnowledgeItem> readWritten(Body body) {
    return read(body, item -> !item.hasNonNull(SOURCE));
  }

  private @Nullable List<KnowledgeItem> read(Body body, Predicate<JsonNode> wanted) {
    JsonNode value = body.json().path(ITEMS);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!(value instanceof ArrayNode array)) {
      throw ApiException.invalid(ITEMS, "The field items must be an array of items.");
    }
    if (array.size() > KnowledgeBase.MOST_ITEMS) {
      throw ApiException.invalid(
          ITEMS,
          "The field items has %d entries and may have %d. Part it into several knowledge bases."
              .formatted(array.size(), KnowledgeBase.MOST_ITEMS));
    }
    List<KnowledgeItem> items = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      if (!wanted.test(array.path(i))) {
        continue;
      }
      String path = "%s[%d]".formatted(ITEMS, i);
      KnowledgeItem item = item(array.path(i), path);
      if (!seen.add(item.id())) {
        throw ApiException.invalid(
            path + ".id",
            "The id %s stands at two items. Leave it out of one, which then gets one of its own."
                .formatted(item.id()));
      }
      items.add(item);
    }
    return items;
  }

  /** Refuses items that are more than a base holds. */
  static void requireRoom(List<KnowledgeItem> items) {
    KnowledgeBase.overfull(items)
        .ifPresent(why -> {
          throw ApiException.invalid(ITEMS, why);
        });
  }

  private KnowledgeItem item(JsonNode json, String path) {
    if (!(json instanceof ObjectNode object)) {
      throw ApiException.invalid(path, "The field %s must be a JSON object.".formatted(path));
    }
    UUID id = id(object, path);
    boolean pair = object.hasNonNull("question") || object.hasNonNull("answer");
    if (pair == object.hasNonNull("text")) {
      throw ApiException.invalid(
          path, "The field %s must have either question and answer, or text.".formatted(path));
    }
    return pair
        ? new KnowledgeItem.Pair(
            id,
            text(object, path, "question", KnowledgeItem.LONGEST_QUESTION),
            text(object, path, "answer", KnowledgeItem.LONGEST_ANSWER))
        : new KnowledgeItem.Text(
            id,
            object.hasNonNull("title") ? text(object, path, "title", LONGEST_TITLE) : "",
            text(object, path, "text", KnowledgeItem.LONGEST_TEXT));
  }

  private UUID id(ObjectNode json, String path) {
    if (!json.hasNonNull("id")) {
      return ids.get();
    }
    String text = json.path("id").asText();
    return Request.uuid(text)
        .orElseThrow(() ->
            ApiException.invalid(
                path + ".id",
                "The field %s.id must be a UUID, such as a reading of the base tells, and is \"%s\"."
                    .formatted(path, ApiException.shortened(text))));
  }

  private static String text(ObjectNode json, String path, String name, int most) {
    String field = path + "." + name;
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw ApiException.invalid(field, "The field %s must be text.".formatted(field));
    }
    String text = value.textValue().strip();
    if (text.length() > most) {
      throw ApiException.invalid(
          field,
          "The field %s has %d characters and may have %d.".formatted(field, text.length(), most));
    }
    // A title is no more than a help.
    if (text.isEmpty() && !name.equals("title")) {
      throw ApiException.invalid(field, "The field %s must not be blank.".formatted(field));
    }
    return text;
  }
}
