package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request, read field by field. An explicit null equals an absent field, and
 * fields nobody asks for are ignored.
 */
record Body(ObjectNode json) {
  /** The text of a field, or null if it is absent. */
  @Nullable String text(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(field, "text", value);
    }
    return value.textValue();
  }

  /** The text of a field that must be there and not blank. */
  String required(String field) {
    String text = text(field);
    if (text == null || text.isBlank()) {
      throw ApiException.missing(field);
    }
    return text;
  }

  /** The text of a field of at most {@code max} characters, or null if it is absent. */
  @Nullable String text(String field, int max) {
    String text = text(field);
    if (text != null && text.length() > max) {
      throw ApiException.invalid(
          field,
          "The field %s has %d characters and may have %d.".formatted(field, text.length(), max));
    }
    return text;
  }

  /** The texts of an array, or null if it is absent. */
  @Nullable List<String> texts(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!(value instanceof ArrayNode array)) {
      throw wrongType(field, "an array of texts", value);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode item = array.path(i);
      if (!item.isTextual()) {
        throw wrongType(field + "[" + i + "]", "text", item);
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** A JSON object, or null if it is absent. */
  @Nullable ObjectNode object(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!(value instanceof ObjectNode object)) {
      throw wrongType(field, "a JSON object", value);
    }
    return object;
  }

  private static ApiException wrongType(String field, String expected, JsonNode value) {
    return ApiException.invalid(
        field,
        "The field %s must be %s and is of type %s."
            .formatted(
                field, expected, value.getNodeType().name().toLowerCase(java.util.Locale.ROOT)));
  }
}
