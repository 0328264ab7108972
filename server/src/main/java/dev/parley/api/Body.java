package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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

  /** A truth, or null if it is absent. */
  @Nullable Boolean truth(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw wrongType(field, "true or false", value);
    }
    return value.booleanValue();
  }

  /** A whole number from 0 that must be there. */
  int index(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw ApiException.missing(field);
    }
    if (!value.isNumber()) {
      throw wrongType(field, "a whole number from 0", value);
    }
    if (!value.isInt() || value.intValue() < 0) {
      throw ApiException.invalid(
          field,
          "The field %s must be a whole number from 0 and is %s."
              .formatted(field, ApiException.shortened(value.asText())));
    }
    return value.intValue();
  }

  /** A whole number from 1, or null if it is absent. */
  @Nullable Integer number(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw wrongType(field, "a whole number from 1", value);
    }
    if (!value.isInt() || value.intValue() < 1) {
      throw ApiException.invalid(
          field,
          "The field %s must be a whole number from 1 and is %s."
              .formatted(field, ApiException.shortened(value.asText())));
    }
    return value.intValue();
  }

  /** Whether a field is true; false if it is absent. */
  boolean flag(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw wrongType(field, "true or false", value);
    }
    return value.booleanValue();
  }

  /** A whole number from 0, or null if it is absent. */
  @Nullable Integer indexIfAny(String field) {
    return json.path(field).isMissingNode() || json.path(field).isNull() ? null : index(field);
  }

  /** A time with its offset from UTC, in ISO 8601, or null if it is absent. */
  @Nullable Instant time(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw ApiException.invalid(
          field,
          "The field %s is no time such as 2026-12-24T09:30:00Z or 2026-12-24T10:30:00+01:00: \"%s\"."
              .formatted(field, ApiException.shortened(text)));
    }
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
