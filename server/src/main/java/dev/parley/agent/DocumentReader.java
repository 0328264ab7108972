package dev.parley.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as the document's types and notes everything that does not fit.
 *
 * <p>A component may be absent or null if it is {@link Nullable}, has a {@link Default}, or is a
 * list, a map or a boolean. What could not be read is null here and never leaves {@link AgentJson},
 * because a reader with problems gives no document.
 */
final class DocumentReader {
  /** What names the node that a way out leads to. */
  private static final String TARGET = "next";

  private final Problems problems = new Problems();
  private final boolean bounded;

  private DocumentReader(boolean bounded) {
    this.bounded = bounded;
  }

  /** One that takes a document of any size. */
  static DocumentReader ofAnySize() {
    return new DocumentReader(false);
  }

  /**
   * One for judging drafts: it notes, and does not read, what is larger than {@link AtMost} says,
   * and reads a way out without a target as one that leads to "", so that a loose end does not hide
   * what else is wrong.
   */
  static DocumentReader bounded() {
    return new DocumentReader(true);
  }

  List<Problem> problems() {
    return problems.list();
  }

  @Nullable Object read(Type type, JsonNode json) {
    return read(type, json, null, Place.DOCUMENT);
  }

  private @Nullable Object read(Type type, JsonNode json, @Nullable AtMost most, Place place) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? list(inner, json, most, place)
          : map(inner, json, most, place);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == String.class) {
      return text(json, most == null ? Integer.MAX_VALUE : most.value(), place);
    }
    if (wanted.isRecord()) {
      return json.isObject() ? record(wanted, json, place, "") : wrong(place, "an object", json);
    }
    if (wanted.isSealed()) {
      return variant(wanted, json, place);
    }
    if (wanted.isEnum()) {
      return constant(wanted, json, place);
    }
    return scalar(wanted, json, place);
  }

  private @Nullable Object text(JsonNode json, int most, Place place) {
    if (!json.isTextual()) {
      return wrong(place, "a string", json);
    }
    String text = json.textValue();
    return bounded && text.length() > most
        ? refuse(
            "too_long",
            place,
            "%s has %d characters and may have %d. Shorten it.",
            place.name(),
            text.length(),
            most)
        : text;
  }

  private boolean fits(JsonNode json, @Nullable AtMost most, Place place) {
    if (!bounded || most == null || json.size() <= most.value()) {
      return true;
    }
    refuse(
        "too_many",
        place,
        "%s has %d entries and may have %d. Leave some out, or part the agent into several.",
        place.name(),
        json.size(),
        most.value());
    return false;
  }

  private @Nullable Object scalar(Class<?> wanted, JsonNode json, Place place) {
    if (wanted == JsonNode.class) {
      return json;
    }
    if (wanted == boolean.class) {
      return json.isBoolean() ? json.booleanValue() : wrong(place, "true or false", json);
    }
    if (wanted == int.class || wanted == Integer.class) {
      return json.canConvertToInt() && json.canConvertToExactIntegral()
          ? json.intValue()
          : wrong(place, "a whole number", json);
    }
    if (wanted == double.class) {
      return json.isNumber() && Double.isFinite(json.doubleValue())
          ? json.doubleValue()
          : wrong(place, "a number", json);
    }
    if (wanted == Duration.class) {
      return json.isNumber()
          ? Duration.ofMillis(Math.round(json.doubleValue() * 1000))
          : wrong(place, "a number of seconds", json);
    }
    throw new IllegalArgumentException("A document cannot hold a " + wanted.getName() + ".");
  }

  private @Nullable Object constant(Class<?> wanted, JsonNode json, Place place) {
    List<String> names = JsonNames.of(wanted);
    int index = json.isTextual() ? names.indexOf(json.textValue()) : -1;
    return index < 0
        ? wrong(place, "one of " + String.join(", ", names), json)
        : wanted.getEnumConstants()[index];
  }

  private @Nullable Object list(Type inner, JsonNode json, @Nullable AtMost most, Place place) {
    if (!json.isArray()) {
      return wrong(place, "a list", json);
    }
    if (!fits(json, most, place)) {
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      Object item = item(inner, json.path(i), most, place.item(i));
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private @Nullable Object map(Type inner, JsonNode json, @Nullable AtMost most, Place place) {
    if (!json.isObject()) {
      return wrong(place, "an object", json);
    }
    if (!fits(json, most, place)) {
      return null;
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      Object value = item(inner, entry.getValue(), most, place.key(entry.getKey()));
      if (value != null) {
        entries.put(entry.getKey(), value);
      }
    }
    return entries;
  }

  private @Nullable Object item(Type inner, JsonNode json, @Nullable AtMost most, Place place) {
    return inner == String.class
        ? text(json, most == null ? Integer.MAX_VALUE : most.each(), place)
        : read(inner, json, null, place);
  }

  private @Nullable Object variant(Class<?> wanted, JsonNode json, Place place) {
    if (!json.isObject()) {
      return wrong(place, "an object", json);
    }
    Variants variants = Variants.of(wanted);
    String key = variants.key();
    if (key.isEmpty()) {
      List<Class<?>> fitting = variants.fitting(json);
      return fitting.size() == 1
          ? record(fitting.getFirst(), json, place, "")
          : refuse(
              "wrong_shape",
              place,
              "%s must have exactly one of the keys %s.",
              place.name(),
              variants.names());
    }
    Class<?> chosen = variants.named(json.path(key).asText(""));
    return chosen == null
        ? wrong(place.key(key), "one of " + String.join(", ", variants.names()), json.path(key))
        : record(chosen, json, place, key);
  }

  private @Nullable Object record(Class<?> wanted, JsonNode json, Place place, String variantKey) {
    Shape shape = Shape.of(wanted);
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!shape.keys().contains(entry.getKey()) && !entry.getKey().equals(variantKey)) {
        refuse(
            "unknown_key",
            place.key(entry.getKey()),
            "%s is not known here; the keys are " + String.join(", ", shape.keys()) + ".",
            entry.getKey());
      }
    }
    int before = problems.count();
    @Nullable Object[] values = new @Nullable Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = component(shape.parts().get(i), json, place);
    }
    return problems.count() > before ? null : shape.build(values);
  }

  private @Nullable Object component(Shape.Part part, JsonNode json, Place place) {
    JsonNode value = json.path(part.key());
    if (!value.isMissingNode() && !value.isNull()) {
      return read(part.type(), value, part.most(), place.key(part.key()));
    }
    JsonNode fallback = part.fallback();
    if (fallback != null) {
      return read(part.type(), fallback, null, place.key(part.key()));
    }
    if (part.nullable()) {
      return null;
    }
    if (part.erased() == List.class) {
      return List.of();
    }
    if (part.erased() == Map.class) {
      return Map.of();
    }
    if (part.erased() == boolean.class) {
      return false;
    }
    if (bounded && part.key().equals(TARGET) && part.erased() == String.class) {
      return "";
    }
    Place at = place.key(part.key());
    return refuse("missing", at, "%s is missing.", at.name());
  }

  private @Nullable Object wrong(Place place, String wanted, JsonNode json) {
    return refuse(
        "wrong_type", place, "%s must be " + wanted + ", and is %s.", place.name(), shown(json));
  }

  /** What was found, as far as it need be seen: never all of a large one. */
  private static String shown(JsonNode json) {
    if (json.isMissingNode()) {
      return "missing";
    }
    if (json.isContainerNode()) {
      return (json.isArray() ? "a list" : "an object") + " of " + json.size();
    }
    return json.isTextual()
        ? TextNode.valueOf(Problems.shortened(json.textValue())).toString()
        : json.toString();
  }

  private @Nullable Object refuse(String code, Place place, String message, Object... values) {
    problems.error(code, place.path(), message, values);
    return null;
  }
}
